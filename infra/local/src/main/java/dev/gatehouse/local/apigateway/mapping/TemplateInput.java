package dev.gatehouse.local.apigateway.mapping;

import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.Option;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * The variable {@code $input}.
 *
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html">
 *      mapping template reference</a>
 */
public final class TemplateInput {
    private static final Configuration QUIET = Configuration.defaultConfiguration()
            .addOptions(Option.SUPPRESS_EXCEPTIONS);

    private final String body;
    private final Map<String, Map<String, String>> params;
    private @Nullable Object json;

    /** @param params by place ({@code path}, {@code querystring}, {@code header}), then by name */
    public TemplateInput(String body, Map<String, Map<String, String>> params) {
        this.body = body.isEmpty() ? "{}" : body;
        this.params = params;
    }

    public String getBody() {
        return body;
    }

    public Map<String, Map<String, String>> params() {
        return params;
    }

    /** The first of path, query string and headers that has the parameter, or an empty string. */
    public String params(String name) {
        for (var place : new String[]{"path", "querystring", "header"}) {
            var value = params.getOrDefault(place, Map.of()).get(name);
            if (value != null) {
                return value;
            }
        }
        return "";
    }

    /** The JSON text at a JSONPath; that of an empty string where there is nothing. */
    public String json(String path) {
        return Json.write(Objects.requireNonNullElse(path(path), ""));
    }

    /** The value at a JSONPath. */
    public @Nullable Object path(String path) {
        if (json == null) {
            json = parsed();
        }
        return Json.forTemplates(JsonPath.compile(path).<@Nullable Object>read(json, QUIET));
    }

    @Override
    public String toString() {
        return "$input";
    }

    private Object parsed() {
        try {
            return Objects.requireNonNullElse(Json.parse(body), "");
        } catch (JacksonException e) {
            throw new NotJson(e);
        }
    }
}
