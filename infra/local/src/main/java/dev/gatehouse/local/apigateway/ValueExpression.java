package dev.gatehouse.local.apigateway;

import dev.gatehouse.local.apigateway.ApiMethod.Parameter;
import dev.gatehouse.local.apigateway.mapping.NotJson;
import dev.gatehouse.local.apigateway.mapping.TemplateInput;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where a mapped parameter takes its value from. */
interface ValueExpression {

    /** @param reply the backend's, once there is one */
    record Source(GatewayRequest request, Map<String, Object> context, @Nullable HttpReply reply) {}

    @Nullable
    String value(Source source);

    /** The source of an integration request's parameter; nothing if it is not supported. */
    static @Nullable ValueExpression ofRequest(String text) {
        if (text.equals("method.request.body")) {
            return source -> source.request.body();
        }
        if (text.startsWith("method.request.body.")) {
            var path = "$." + text.substring("method.request.body.".length());
            return source -> jsonText(source.request.body(), path);
        }
        return ofGateway(text);
    }

    /** The source of a method response's header; nothing if it is not supported. */
    static @Nullable ValueExpression ofResponse(String text) {
        if (text.startsWith("integration.response.header.")) {
            var name = text.substring("integration.response.header.".length());
            return source -> source.reply == null ? null : source.reply.header(name);
        }
        if (text.startsWith("integration.response.body.")) {
            var path = "$." + text.substring("integration.response.body.".length());
            return source -> source.reply == null ? null : jsonText(source.reply.body(), path);
        }
        return text.startsWith("method.request.") ? null : ofGateway(text);
    }

    /** The source of a gateway response's header; nothing if it is not supported. */
    static @Nullable ValueExpression ofGateway(String text) {
        if (text.length() >= 2 && text.startsWith("'") && text.endsWith("'")) {
            var constant = text.substring(1, text.length() - 1);
            return source -> constant;
        }
        var parts = text.split("\\.", 4);
        if (text.startsWith("method.request.") && parts.length == 4
                && Set.of("path", "querystring", "header").contains(parts[2])) {
            var parameter = new Parameter(parts[2], parts[3]);
            return source -> present(source.request.parameter(parameter));
        }
        if (text.startsWith("context.")) {
            return source -> ContextVariables.text(source.context, text.substring("context.".length()));
        }
        if (text.startsWith("stageVariables.")) {
            return source -> source.request.stageVariables().get(text.substring("stageVariables.".length()));
        }
        return null;
    }

    private static @Nullable String present(String value) {
        return value.isEmpty() ? null : value;
    }

    private static @Nullable String jsonText(String body, String path) {
        try {
            var value = new TemplateInput(body, Map.of()).path(path);
            return value == null ? null : value.toString();
        } catch (NotJson _) {
            return null;
        }
    }
}
