package dev.gatehouse.local.states;

import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** DynamoDB's values as SDK integrations write them: {@code Bool} for what is {@code BOOL} on the wire. */
final class AttributeValues {
    private static final Map<String, String> TO_WIRE = Map.of("Bool", "BOOL", "Nul", "NULL", "Ss", "SS", "Ns", "NS",
            "Bs", "BS");
    private static final Map<String, String> FROM_WIRE = TO_WIRE.entrySet()
            .stream()
            .collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));

    private AttributeValues() {}

    /** Takes the wire's own names as well. */
    static JsonNode toWire(JsonNode values) {
        return each(values, TO_WIRE);
    }

    static JsonNode fromWire(JsonNode values) {
        return each(values, FROM_WIRE);
    }

    private static JsonNode each(JsonNode values, Map<String, String> names) {
        if (!values.isObject()) {
            return values;
        }
        var renamed = JsonNodeFactory.instance.objectNode();
        values.properties().forEach(value -> renamed.set(value.getKey(), one(value.getValue(), names)));
        return renamed;
    }

    private static JsonNode one(JsonNode value, Map<String, String> names) {
        if (!value.isObject()) {
            return value;
        }
        var renamed = JsonNodeFactory.instance.objectNode();
        value.properties().forEach(typed -> renamed.set(names.getOrDefault(typed.getKey(), typed.getKey()),
                switch (typed.getKey()) {
                    case "M" -> each(typed.getValue(), names);
                    case "L" -> list(typed.getValue(), names);
                    default -> typed.getValue();
                }));
        return renamed;
    }

    private static JsonNode list(JsonNode items, Map<String, String> names) {
        var renamed = JsonNodeFactory.instance.arrayNode();
        items.forEach(item -> renamed.add(one(item, names)));
        return renamed;
    }
}
