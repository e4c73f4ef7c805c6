package dev.gatehouse.runtime.json;

import dev.gatehouse.contracts.InvalidField;
import java.util.Objects;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads and writes messages. Unknown fields are ignored, so that producers can add some; missing ones are errors. */
public final class EventJson {
    private final JsonMapper mapper = JsonMapper.builder()
            .addModule(new TextValueModule())
            .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DateTimeFeature.READ_DATE_TIMESTAMPS_AS_NANOSECONDS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    public String write(Object value) {
        return mapper.writeValueAsString(value);
    }

    /** @throws UnreadableJson if the text is no JSON */
    public JsonNode tree(String json) {
        try {
            return mapper.readTree(json);
        } catch (JacksonException malformed) {
            throw new UnreadableJson("not valid JSON" + position(malformed));
        }
    }

    public JsonNode tree(Object value) {
        return mapper.valueToTree(value);
    }

    /** @throws UnreadableJson if a field is missing, of the wrong type or breaks a rule */
    public <T> T read(JsonNode json, Class<T> type) {
        try {
            return mapper.treeToValue(json, type);
        } catch (JacksonException unreadable) {
            throw new UnreadableJson(type.getSimpleName() + ": " + cause(unreadable));
        }
    }

    /** @throws UnreadableJson if it is no JSON, or a field is missing, of the wrong type or breaks a rule */
    public <T> T read(String json, Class<T> type) {
        return read(tree(json), type);
    }

    // Jackson's own messages quote the input, which may hold an address: only names and places are passed on.
    private static String cause(JacksonException unreadable) {
        for (Throwable cause = unreadable; cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidField invalid) {
                return Objects.requireNonNull(invalid.getMessage());
            }
        }
        var path = new StringBuilder();
        unreadable.getPath().forEach(step -> path.append(
                step.getPropertyName() == null ? "[" + step.getIndex() + "]" : "." + step.getPropertyName()));
        return path.isEmpty() ? "has the wrong shape" : path.substring(1) + " is missing or of the wrong type";
    }

    private static String position(JacksonException malformed) {
        var location = malformed.getLocation();
        return location == null ? "" : " at line %d, column %d".formatted(location.getLineNr(), location.getColumnNr());
    }
}
