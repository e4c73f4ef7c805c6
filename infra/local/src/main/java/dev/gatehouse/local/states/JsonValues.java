package dev.gatehouse.local.states;

import com.dashjoin.jsonata.Jsonata;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Turns JSON into what the JSONata engine works on, and back. */
public final class JsonValues {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private JsonValues() {}

    public static Object fromJson(JsonNode node) {
        if (node.isObject()) {
            var map = new LinkedHashMap<String, Object>();
            node.properties().forEach(property -> map.put(property.getKey(), fromJson(property.getValue())));
            return map;
        }
        if (node.isArray()) {
            var list = new ArrayList<Object>();
            node.forEach(item -> list.add(fromJson(item)));
            return list;
        }
        if (node.isNumber()) {
            return number(node);
        }
        return node.isBoolean() ? (Object) node.booleanValue() : node.isNull() ? Jsonata.NULL_VALUE : node.asString();
    }

    /** JSONata knows doubles only, but whole numbers are written as such. */
    private static Number number(JsonNode node) {
        if (node.canConvertToInt() && node.canConvertToExactIntegral()) {
            return node.intValue();
        }
        return node.canConvertToLong() && node.canConvertToExactIntegral() ? node.longValue() : node.doubleValue();
    }

    /** @throws ExecutionFailed if it cannot be written as JSON */
    static JsonNode toJson(Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                var object = NODES.objectNode();
                map.forEach((key, item) -> object.set(String.valueOf(key), toJson(item == null
                        ? Jsonata.NULL_VALUE
                        : item)));
                yield object;
            }
            case List<?> list -> {
                var array = NODES.arrayNode();
                list.forEach(item -> array.add(toJson(item == null ? Jsonata.NULL_VALUE : item)));
                yield array;
            }
            case String text -> NODES.stringNode(text);
            case Boolean flag -> NODES.booleanNode(flag);
            case Integer number -> NODES.numberNode(number);
            case Long number -> NODES.numberNode(number);
            case Number number -> NODES.numberNode(number.doubleValue());
            case Object other when other == Jsonata.NULL_VALUE -> NODES.nullNode();
            default -> throw ExecutionFailed.inQuery("The result is a function, which JSON cannot hold.");
        };
    }
}
