package dev.gatehouse.local.apigateway;

import dev.gatehouse.local.apigateway.ApiMethod.Parameter;
import dev.gatehouse.local.apigateway.mapping.MappingFailed;
import dev.gatehouse.local.apigateway.mapping.MappingTemplate;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a method's requests are answered.
 *
 * @param requestTemplates by content type
 */
record Integration(
        Backend backend, Passthrough passthrough, Map<Parameter, ValueExpression> requestParameters,
        Map<String, MappingTemplate> requestTemplates, List<IntegrationResponse> responses) {

    /** Answers with the status that its request template names. */
    static final Backend MOCK = request -> mock(request.body());
    private static final Pattern MOCK_STATUS = Pattern.compile("\\bstatusCode\"?\\s*:\\s*([2-5][0-9]{2})\\b");

    /** What becomes of a body for which there is no template. */
    enum Passthrough {
        WHEN_NO_MATCH, WHEN_NO_TEMPLATES, NEVER
    }

    /** What stands behind an integration. */
    interface Backend {
        HttpReply call(IntegrationRequest request);
    }

    HttpReply answer(GatewayRequest request, Map<String, Object> context) {
        var reply = backend.call(integrationRequest(request, context));
        var status = Integer.toString(reply.status());
        return responses.stream().filter(response -> response.selects(status)).findFirst()
                .or(() -> responses.stream().filter(IntegrationResponse::isDefault).findFirst())
                .orElseThrow(() -> GatewayError.misconfigured("no integration response for status " + status))
                .answer(request, context, reply);
    }

    private IntegrationRequest integrationRequest(GatewayRequest request, Map<String, Object> context) {
        var template = template(request.contentType());
        var mapped = new IntegrationRequest();
        requestParameters.forEach((parameter, source) -> {
            var value = source.value(new ValueExpression.Source(request, context, null));
            if (value != null) {
                mapped.set(parameter.place(), parameter.name(), value);
            }
        });
        mapped.body(template == null ? request.body() : body(template, request, context));
        ContextVariables.requestOverrides(context).forEach(mapped::setAll);
        return mapped;
    }

    private @Nullable MappingTemplate template(String contentType) {
        var template = requestTemplates.get(contentType);
        var passes = switch (passthrough) {
            case WHEN_NO_MATCH -> true;
            case WHEN_NO_TEMPLATES -> requestTemplates.isEmpty();
            case NEVER -> false;
        };
        if (template == null && !passes) {
            throw new GatewayError(GatewayResponseType.UNSUPPORTED_MEDIA_TYPE, "Unsupported Media Type");
        }
        return template;
    }

    private static String body(MappingTemplate template, GatewayRequest request, Map<String, Object> context) {
        try {
            return template.render(request.variables(request.body(), context));
        } catch (MappingFailed e) {
            if (e.isForWantOfJson()) {
                throw new GatewayError(GatewayResponseType.BAD_REQUEST_BODY, "Could not parse request body into json",
                        "[$: not valid JSON]");
            }
            throw GatewayError.misconfigured(e.toString());
        }
    }

    private static HttpReply mock(String body) {
        var status = MOCK_STATUS.matcher(body);
        if (!status.find()) {
            throw GatewayError.misconfigured("a mock integration's request template gives no statusCode");
        }
        return new HttpReply(Integer.parseInt(status.group(1)), Map.of(), "");
    }
}
