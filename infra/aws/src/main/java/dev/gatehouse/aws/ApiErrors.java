package dev.gatehouse.aws;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.apigateway.CfnGatewayResponse;
import software.amazon.awscdk.services.apigateway.CfnRestApi;
import software.constructs.IDependable;
import tools.jackson.databind.json.JsonMapper;

/** What API Gateway itself answers when it refuses a request, in the API's one error shape. */
final class ApiErrors {
    /** Comes with its quotes, so that whatever it says cannot break the JSON. */
    private static final String QUOTED_MESSAGE = "$context.error.messageString";
    private static final List<Refusal> REFUSALS = List.of(
            new Refusal("BAD_REQUEST_BODY", 400, "INVALID_REQUEST", "body",
                    "$context.error.message: $context.error.validationErrorString"),
            new Refusal("BAD_REQUEST_PARAMETERS", 400, "INVALID_REQUEST", "Idempotency-Key",
                    "The header Idempotency-Key is required."),
            new Refusal("UNSUPPORTED_MEDIA_TYPE", 415, "UNSUPPORTED_MEDIA_TYPE", "Content-Type",
                    "The body must be application/json."),
            new Refusal("REQUEST_TOO_LARGE", 413, "TOO_LARGE", "body", "The body is too large."),
            new Refusal("THROTTLED", 429, "THROTTLED", "", "Too many requests. Try again in a moment."),
            new Refusal("ACCESS_DENIED", 403, "FORBIDDEN", "", "This caller may not do that."),
            new Refusal("INVALID_SIGNATURE", 403, "FORBIDDEN", "", "The signature does not fit the request."),
            new Refusal("EXPIRED_TOKEN", 403, "FORBIDDEN", "", "The caller's credentials have expired."),
            // What API Gateway says of unknown paths, and of known ones when the request is not signed.
            new Refusal("MISSING_AUTHENTICATION_TOKEN", 404, "NOT_FOUND", "",
                    "There is nothing here, or the request is not signed."),
            new Refusal("RESOURCE_NOT_FOUND", 404, "NOT_FOUND", "", "There is nothing here."),
            new Refusal("INTEGRATION_FAILURE", 503, "UNAVAILABLE", "", "Try again in a moment."),
            new Refusal("INTEGRATION_TIMEOUT", 504, "UNAVAILABLE", "", "Try again in a moment."),
            new Refusal("DEFAULT_4XX", null, "REFUSED", "", QUOTED_MESSAGE),
            new Refusal("DEFAULT_5XX", null, "INTERNAL", "", "Something is wrong on our side."));
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ApiErrors() {}

    private record Refusal(
            String type, @Nullable Integer status, String error, String field, String message) {

        /** API Gateway replaces {@code $context…} in these, and nothing else: they are no VTL. */
        String template() {
            var body = new LinkedHashMap<String, String>();
            body.put("error", error);
            body.put("field", field);
            body.put("message", message);
            return JSON.writeValueAsString(body).replace("\"" + QUOTED_MESSAGE + "\"", QUOTED_MESSAGE);
        }
    }

    static List<IDependable> of(ContextStack stack, CfnRestApi api) {
        return REFUSALS.stream()
                .<IDependable>map(refusal -> CfnGatewayResponse.Builder.create(stack, "Error" + id(refusal.type()))
                        .restApiId(api.getRef())
                        .responseType(refusal.type())
                        .statusCode(refusal.status() == null ? null : refusal.status().toString())
                        .responseTemplates(Map.of("application/json", refusal.template()))
                        .build())
                .toList();
    }

    private static String id(String type) {
        return Names.joined(type.toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}
