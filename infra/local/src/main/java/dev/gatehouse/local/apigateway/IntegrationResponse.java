package dev.gatehouse.local.apigateway;

import dev.gatehouse.local.apigateway.mapping.MappingFailed;
import dev.gatehouse.local.apigateway.mapping.MappingTemplate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a backend's reply becomes the method's.
 *
 * @param selection the statuses it is for; none if it is the default
 * @param templates by content type of the result
 */
record IntegrationResponse(
        int status, @Nullable Pattern selection, Map<String, ValueExpression> headers,
        Map<String, MappingTemplate> templates) {

    boolean selects(String status) {
        return selection != null && selection.matcher(status).matches();
    }

    boolean isDefault() {
        return selection == null;
    }

    HttpReply answer(GatewayRequest request, Map<String, Object> context, HttpReply reply) {
        var mapped = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach((name, source) -> {
            var value = source.value(new ValueExpression.Source(request, context, reply));
            if (value != null) {
                mapped.put(name, value);
            }
        });
        var contentType = templates.isEmpty() ? "application/json" : contentType(request);
        var body = body(templates.get(contentType), request, context, reply);
        mapped.putIfAbsent("Content-Type", contentType);
        mapped.putAll(ContextVariables.responseHeaders(context));
        return new HttpReply(ContextVariables.responseStatus(context, status), new LinkedHashMap<>(mapped), body);
    }

    /** As the caller accepts it, else JSON, else whatever there is. */
    private String contentType(GatewayRequest request) {
        var accepted = request.accepted();
        if (templates.containsKey(accepted)) {
            return accepted;
        }
        return templates.containsKey("application/json") ? "application/json" : templates.keySet().iterator().next();
    }

    private static String body(@Nullable MappingTemplate template, GatewayRequest request, Map<String, Object> context,
            HttpReply reply) {
        try {
            return template == null ? reply.body() : template.render(request.variables(reply.body(), context));
        } catch (MappingFailed e) {
            throw GatewayError.misconfigured(e.toString());
        }
    }
}
