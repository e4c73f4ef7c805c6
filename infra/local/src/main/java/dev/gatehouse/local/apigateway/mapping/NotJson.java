package dev.gatehouse.local.apigateway.mapping;

/** A payload that is to be read as JSON, and is not. */
public final class NotJson extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotJson(Throwable cause) {
        super("the payload is not JSON", cause);
    }
}
