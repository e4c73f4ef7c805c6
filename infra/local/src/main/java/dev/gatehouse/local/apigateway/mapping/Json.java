package dev.gatehouse.local.apigateway.mapping;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** JSON as templates see it: maps, lists, strings, numbers, booleans and nothing. */
final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private Json() {}

    /** @throws JacksonException if the text is not JSON */
    static @Nullable Object parse(String text) {
        return forTemplates(MAPPER.readValue(text, Object.class));
    }

    static String write(@Nullable Object value) {
        return MAPPER.writeValueAsString(value);
    }

    static @Nullable Object forTemplates(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                var copy = new LinkedHashMap<String, @Nullable Object>();
                map.forEach((key, item) -> copy.put(String.valueOf(key), forTemplates(item)));
                yield copy;
            }
            case Collection<?> list -> new JsonList(list.stream().map(Json::forTemplates).toList());
            case null, default -> value;
        };
    }

    /** A list whose text is JSON, as in API Gateway; the text of a map there is {@code {a=b}}, that of a Java map. */
    static final class JsonList extends ArrayList<@Nullable Object> {
        private static final long serialVersionUID = 1L;

        JsonList(Collection<? extends @Nullable Object> items) {
            super(items);
        }

        @Override
        public String toString() {
            return write(this);
        }
    }
}
