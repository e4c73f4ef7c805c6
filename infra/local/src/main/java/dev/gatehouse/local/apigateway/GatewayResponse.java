package dev.gatehouse.local.apigateway;

import dev.gatehouse.local.template.Properties;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.io.JsonStringEncoder;

/**
 * A reply of the gateway itself. Its templates are no Velocity: variables are replaced, and that is all.
 *
 * @param status that of the type if absent
 * @param templates by content type
 */
record GatewayResponse(
        @Nullable Integer status, Map<String, ValueExpression> headers, Map<String, String> templates) {

    static final GatewayResponse DEFAULT = new GatewayResponse(null, Map.of(), Map.of());

    private static final String HEADER = "gatewayresponse.header.";
    private static final String DEFAULT_TEMPLATE = "{\"message\":$context.error.messageString}";
    private static final Pattern VARIABLE = Pattern
            .compile("\\$(context|stageVariables)\\.([A-Za-z0-9_.]*[A-Za-z0-9_])");
    private static final Pattern NOT_REPLACED = Pattern
            .compile("\\$!|\\$\\{|\\$(?:input|util)\\b|#(?:set|if|foreach)\\b");

    static GatewayResponse of(Properties properties) {
        var headers = new LinkedHashMap<String, ValueExpression>();
        properties.texts("ResponseParameters").forEach((target, source) -> {
            var expression = ValueExpression.ofGateway(source);
            if (!target.startsWith(HEADER) || expression == null) {
                throw properties.refuse("ResponseParameters", "is not supported: %s = %s".formatted(target, source));
            }
            headers.put(target.substring(HEADER.length()), expression);
        });
        var templates = properties.texts("ResponseTemplates");
        templates.values().forEach(template -> check(properties, template));
        var status = properties.textOrNull("StatusCode");
        if (status != null && !status.matches("[2-5][0-9][0-9]")) {
            throw properties.refuse("StatusCode", "is no HTTP status");
        }
        return new GatewayResponse(status == null ? null : Integer.valueOf(status), headers, templates);
    }

    HttpReply answer(GatewayError error, GatewayRequest request, Map<String, Object> context) {
        context.put("error", Map.of("message", error.message(), "messageString", "\"" + escape(error.message()) + "\"",
                "responseType", error.type().name(), "validationErrorString", error.validationError()));
        var contentType = templates.containsKey(request.accepted()) || templates.isEmpty()
                || templates.containsKey("application/json")
                        ? "application/json"
                        : templates.keySet().iterator().next();
        var replied = new LinkedHashMap<String, String>(Map.of("Content-Type", contentType,
                "x-amzn-ErrorType", error.type().errorType()));
        headers.forEach((name, source) -> {
            var value = source.value(new ValueExpression.Source(request, context, null));
            if (value != null) {
                replied.put(name, value);
            }
        });
        var body = replace(templates.getOrDefault(contentType, DEFAULT_TEMPLATE), request, context);
        return new HttpReply(status == null ? error.type().status() : status, replied, body);
    }

    private static String replace(String template, GatewayRequest request, Map<String, Object> context) {
        return VARIABLE.matcher(template).replaceAll(match -> java.util.regex.Matcher.quoteReplacement(
                value(match, request, context)));
    }

    private static String value(MatchResult match, GatewayRequest request, Map<String, Object> context) {
        var name = match.group(2);
        var value = match.group(1).equals("context")
                ? ContextVariables.text(context, name)
                : request.stageVariables().get(name);
        if (value == null) {
            return "";
        }
        return name.equals("error.messageString") ? value : escape(value);
    }

    private static String escape(String text) {
        return new String(JsonStringEncoder.getInstance().quoteAsCharArray(text));
    }

    private static void check(Properties properties, String template) {
        var vtl = NOT_REPLACED.matcher(template);
        if (vtl.find()) {
            throw properties.refuse("ResponseTemplates", "uses Velocity, which gateway responses do not run: "
                    + vtl.group());
        }
        VARIABLE.matcher(template).results()
                .filter(match -> match.group(1).equals("context") && !ContextVariables.exists(match.group(2)))
                .findFirst().ifPresent(match -> {
                    throw properties.refuse("ResponseTemplates", "uses a variable that is not known: " + match.group());
                });
    }
}
