package dev.gatehouse.local.sqs;

/** A queue did not take a message. */
public final class QueueRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final boolean isFinal;

    QueueRefused(String code, String message, boolean isFinal) {
        super(message);
        this.code = code;
        this.isFinal = isFinal;
    }

    public String code() {
        return code;
    }

    /** Whether another attempt is pointless. */
    public boolean isFinal() {
        return isFinal;
    }
}
