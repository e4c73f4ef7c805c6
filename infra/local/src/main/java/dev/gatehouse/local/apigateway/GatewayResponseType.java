package dev.gatehouse.local.apigateway;

import dev.gatehouse.local.template.Properties;
import java.util.Arrays;

/** The replies that API Gateway gives itself. */
enum GatewayResponseType {
    // the request
    BAD_REQUEST_BODY, BAD_REQUEST_PARAMETERS, REQUEST_TOO_LARGE, RESOURCE_NOT_FOUND, UNSUPPORTED_MEDIA_TYPE,
    // its caller
    ACCESS_DENIED, EXPIRED_TOKEN, INVALID_API_KEY, INVALID_SIGNATURE, MISSING_AUTHENTICATION_TOKEN, UNAUTHORIZED,
    // too many requests, or of the wrong kind
    QUOTA_EXCEEDED, THROTTLED, WAF_FILTERED,
    // the API
    API_CONFIGURATION_ERROR, AUTHORIZER_CONFIGURATION_ERROR, AUTHORIZER_FAILURE,
    // what stands behind it
    INTEGRATION_FAILURE, INTEGRATION_TIMEOUT,
    // whatever is not defined by itself
    DEFAULT_4XX, DEFAULT_5XX;

    static GatewayResponseType of(Properties properties) {
        var name = properties.text("ResponseType");
        return Arrays.stream(values()).filter(type -> type.name().equals(name)).findFirst()
                .orElseThrow(() -> properties.refuse("ResponseType", "names no gateway response: " + name));
    }

    /** The status, unless the API says otherwise. */
    int status() {
        return switch (this) {
            case BAD_REQUEST_BODY, BAD_REQUEST_PARAMETERS, DEFAULT_4XX -> 400;
            case UNAUTHORIZED -> 401;
            case ACCESS_DENIED, EXPIRED_TOKEN, INVALID_API_KEY, INVALID_SIGNATURE, MISSING_AUTHENTICATION_TOKEN,
                    WAF_FILTERED ->
                403;
            case RESOURCE_NOT_FOUND -> 404;
            case REQUEST_TOO_LARGE -> 413;
            case UNSUPPORTED_MEDIA_TYPE -> 415;
            case QUOTA_EXCEEDED, THROTTLED -> 429;
            case API_CONFIGURATION_ERROR, AUTHORIZER_CONFIGURATION_ERROR, AUTHORIZER_FAILURE, DEFAULT_5XX -> 500;
            case INTEGRATION_FAILURE, INTEGRATION_TIMEOUT -> 504;
        };
    }

    /** What the header {@code x-amzn-ErrorType} says. */
    String errorType() {
        return switch (this) {
            case ACCESS_DENIED -> "AccessDeniedException";
            case EXPIRED_TOKEN -> "ExpiredTokenException";
            case INVALID_SIGNATURE -> "InvalidSignatureException";
            case MISSING_AUTHENTICATION_TOKEN -> "MissingAuthenticationTokenException";
            case INVALID_API_KEY, WAF_FILTERED -> "ForbiddenException";
            case QUOTA_EXCEEDED -> "LimitExceededException";
            case REQUEST_TOO_LARGE -> "RequestTooLargeException";
            case RESOURCE_NOT_FOUND -> "NotFoundException";
            case THROTTLED -> "TooManyRequestsException";
            case UNAUTHORIZED -> "UnauthorizedException";
            case UNSUPPORTED_MEDIA_TYPE -> "UnsupportedMediaTypeException";
            case BAD_REQUEST_BODY, BAD_REQUEST_PARAMETERS, DEFAULT_4XX -> "BadRequestException";
            case API_CONFIGURATION_ERROR, AUTHORIZER_CONFIGURATION_ERROR, AUTHORIZER_FAILURE, DEFAULT_5XX,
                    INTEGRATION_FAILURE, INTEGRATION_TIMEOUT ->
                "InternalServerErrorException";
        };
    }

    /** The response that stands in where an API defines none of this type. */
    GatewayResponseType fallback() {
        return status() < 500 ? DEFAULT_4XX : DEFAULT_5XX;
    }
}
