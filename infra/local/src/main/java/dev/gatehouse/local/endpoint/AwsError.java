package dev.gatehouse.local.endpoint;

/** What an AWS service answers instead of a result. */
public final class AwsError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final String message;

    /** @param status 4xx blames the client */
    public AwsError(int status, String code, String message) {
        super(code + ": " + message);
        this.status = status;
        this.code = code;
        this.message = message;
    }

    public AwsError(String code, String message) {
        this(400, code, message);
    }

    public static AwsError invalid(String message) {
        return new AwsError("ValidationException", message);
    }

    static AwsError notImplemented(String service, String operation) {
        return new AwsError("UnknownOperationException",
                "The local cloud does not implement %s of %s.".formatted(operation, service));
    }

    public int status() {
        return status;
    }

    /** Whether the same request can never succeed. */
    public boolean isClients() {
        return status < 500;
    }

    public String code() {
        return code;
    }

    /** What went wrong, without the code. */
    public String reason() {
        return message;
    }
}
