package dev.gatehouse.local.delivery;

/** A target did not take a message. */
public final class DeliveryFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Code code;
    private final String reason;

    /** As EventBridge names them. */
    public enum Code {
        /** The target does not exist. */
        NO_RESOURCE(true),
        /** The target never takes such a message. */
        INVALID_PARAMETER(true),
        /** What an input transformer made is no JSON. */
        INVALID_JSON(true),
        /** Worth another attempt. */
        ERROR_FROM_TARGET(false);

        private final boolean isFinal;

        Code(boolean isFinal) {
            this.isFinal = isFinal;
        }
    }

    public DeliveryFailed(Code code, String reason) {
        super(code + ": " + reason);
        this.code = code;
        this.reason = reason;
    }

    public Code code() {
        return code;
    }

    public String reason() {
        return reason;
    }

    /** Whether another attempt is pointless. */
    public boolean isFinal() {
        return code.isFinal;
    }
}
