package dev.gatehouse.local.apigateway;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends a request with a gateway response. */
final class GatewayError extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(GatewayError.class);

    private final GatewayResponseType type;
    private final String validationError;

    GatewayError(GatewayResponseType type, String message) {
        this(type, message, "");
    }

    GatewayError(GatewayResponseType type, String message, String validationError) {
        super(message, null, false, false);
        this.type = type;
        this.validationError = validationError;
    }

    /** The API is wrong, not the request: the caller learns no more, the log does. */
    static GatewayError misconfigured(String why) {
        LOG.error(why);
        return new GatewayError(GatewayResponseType.API_CONFIGURATION_ERROR, "Internal server error");
    }

    GatewayResponseType type() {
        return type;
    }

    String message() {
        return String.valueOf(getMessage());
    }

    String validationError() {
        return validationError;
    }
}
