package dev.gatehouse.local.apigateway.mapping;

/** A template could not be rendered. */
public final class MappingFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private MappingFailed(String message, Throwable cause) {
        super(message, cause);
    }

    static MappingFailed in(String template, Throwable thrown) {
        var cause = thrown;
        while (cause.getCause() != null && cause != cause.getCause()) {
            if (cause instanceof NotJson) {
                break;
            }
            cause = cause.getCause();
        }
        return new MappingFailed(template + ": " + cause.getMessage(), cause);
    }

    /** Whether the template asked for JSON where there is none. */
    public boolean isForWantOfJson() {
        return getCause() instanceof NotJson;
    }
}
