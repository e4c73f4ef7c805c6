package dev.gatehouse.aws.definitions;

import java.io.StringWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.apache.velocity.VelocityContext;
import org.apache.velocity.app.VelocityEngine;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Renders a mapping template with the variables of API Gateway that ours use. */
record MappingTemplate(String text) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /**
     * What came out.
     *
     * @param status that the template asks for; null: the one of the integration response
     */
    record Rendered(String body, @Nullable Integer status, Map<String, Object> headers) {}

    Rendered render(Map<String, String> parameters, String body) {
        var override = new HashMap<String, Object>();
        var headers = new HashMap<String, Object>();
        override.put("header", headers);
        var context = new VelocityContext();
        context.put("input", new Input(parameters, body));
        context.put("util", new Util());
        context.put("context", Map.of(
                "responseOverride", override, "requestTimeEpoch", 1_795_255_200_123L, "requestId", "request-1",
                "stage", "v1"));
        var out = new StringWriter();
        new VelocityEngine().evaluate(context, out, "template", text);
        return new Rendered(out.toString(), (Integer) override.get("status"), headers);
    }

    /** {@code $input}. */
    public record Input(Map<String, String> parameters, String body) {
        public String params(String name) {
            return parameters.getOrDefault(name, "");
        }

        public String getBody() {
            return body;
        }

        public String json(String path) {
            return at(path).toString();
        }

        public @Nullable Object path(String path) {
            var found = at(path);
            return found.isMissingNode() ? null : JSON.treeToValue(found, Object.class);
        }

        private JsonNode at(String path) {
            return JSON.readTree(body).at(path.substring(1).replace('.', '/').replace('[', '/').replace("]", ""));
        }
    }

    /** {@code $util}. */
    public static final class Util {
        public String urlEncode(String text) {
            return URLEncoder.encode(text, StandardCharsets.UTF_8);
        }

        public String base64Encode(String text) {
            return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        }

        public Object parseJson(String text) {
            return JSON.readValue(text, Object.class);
        }

        public String escapeJavaScript(String text) {
            var quoted = JSON.writeValueAsString(text);
            return quoted.substring(1, quoted.length() - 1).replace("'", "\\'").replace("/", "\\/");
        }
    }
}
