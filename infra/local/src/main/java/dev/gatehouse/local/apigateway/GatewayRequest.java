package dev.gatehouse.local.apigateway;

import dev.gatehouse.local.apigateway.ApiMethod.Parameter;
import dev.gatehouse.local.apigateway.mapping.TemplateFunctions;
import dev.gatehouse.local.apigateway.mapping.TemplateInput;
import java.util.Locale;
import java.util.Map;

/**
 * A request as templates and mappings see it.
 *
 * @param headers names in title case, as HTTP/1.1 clients mostly send them; templates look them up case-sensitively
 */
record GatewayRequest(
        Map<String, String> path, Map<String, String> query, Map<String, String> headers, String body,
        Map<String, String> stageVariables) {

    /** An empty text if absent. */
    String parameter(Parameter parameter) {
        return switch (parameter.place()) {
            case "path" -> path.getOrDefault(parameter.name(), "");
            case "querystring" -> query.getOrDefault(parameter.name(), "");
            default -> header(parameter.name());
        };
    }

    /** The media type without its parameters; JSON if the caller says nothing. */
    String contentType() {
        var given = header("Content-Type");
        return headers.containsKey("Content-Type") ? mediaType(given) : "application/json";
    }

    String accepted() {
        return mediaType(header("Accept"));
    }

    /** @param payload what {@code $input} reads: the request's body, or the backend's */
    Map<String, Object> variables(String payload, Map<String, Object> context) {
        var params = Map.of("path", path, "querystring", query, "header", headers);
        return Map.of("input", new TemplateInput(payload, params), "util", new TemplateFunctions(), "context", context,
                "stageVariables", stageVariables);
    }

    private String header(String name) {
        return headers.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue).findFirst().orElse("");
    }

    private static String mediaType(String text) {
        return text.split("[;,]", 2)[0].strip().toLowerCase(Locale.ROOT);
    }
}
