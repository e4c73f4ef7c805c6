package dev.gatehouse.local.endpoint;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The parameters of a call; whatever has the wrong shape is refused as AWS refuses it. */
public record Input(ObjectNode node) {

    public boolean has(String name) {
        return node.hasNonNull(name);
    }

    public String text(String name) {
        var text = textOrNull(name);
        if (text == null || text.isEmpty()) {
            throw AwsError.invalid("Parameter " + name + " must not be empty.");
        }
        return text;
    }

    public @Nullable String textOrNull(String name) {
        var value = node.get(name);
        if (value == null || value.isNull()) {
            return null;
        }
        if (value.isContainer()) {
            throw AwsError.invalid("Parameter " + name + " must be a string.");
        }
        return value.asString();
    }

    public String text(String name, String absent) {
        var text = textOrNull(name);
        return text == null ? absent : text;
    }

    public boolean flag(String name) {
        return "true".equals(textOrNull(name));
    }

    public int number(String name, int absent, int least, int most) {
        var text = textOrNull(name);
        try {
            var number = text == null ? absent : Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException _) {
            // told below
        }
        throw AwsError.invalid("Parameter %s must be a number from %d to %d.".formatted(name, least, most));
    }

    /** An empty one if absent. */
    public Input object(String name) {
        var value = node.get(name);
        if (value == null || value.isNull()) {
            return new Input(node.objectNode());
        }
        return asObject(name, value);
    }

    public List<Input> objects(String name) {
        return items(name).stream().map(item -> asObject(name, item)).toList();
    }

    public List<String> texts(String name) {
        return items(name).stream().map(item -> {
            if (item.isContainer() || item.isNull()) {
                throw AwsError.invalid("Parameter " + name + " must be a list of strings.");
            }
            return item.asString();
        }).toList();
    }

    /** A JSON object, or a list of entries as the query protocol sends it. */
    public Map<String, Input> map(String name) {
        var map = new LinkedHashMap<String, Input>();
        if (node.get(name) instanceof ObjectNode object) {
            object.properties().forEach(entry -> map.put(entry.getKey(), asObject(name, entry.getValue())));
        } else {
            objects(name).forEach(entry -> map.put(entry.text(entry.key()), asObject(name, entry.value())));
        }
        return map;
    }

    public Map<String, String> textMap(String name) {
        var map = new LinkedHashMap<String, String>();
        if (node.get(name) instanceof ObjectNode object) {
            object.propertyNames().forEach(key -> map.put(key, new Input(object).text(key, "")));
        } else {
            objects(name).forEach(entry -> map.put(entry.text(entry.key()), entry.value().asString("")));
        }
        return map;
    }

    private List<JsonNode> items(String name) {
        var value = node.get(name);
        var items = new ArrayList<JsonNode>();
        if (value != null && !value.isNull()) {
            if (!value.isArray()) {
                throw AwsError.invalid("Parameter " + name + " must be a list.");
            }
            value.forEach(items::add);
        }
        return items;
    }

    private String key() {
        return node.has("Name") ? "Name" : "key";
    }

    private JsonNode value() {
        return node.has("Value") ? node.path("Value") : node.path("value");
    }

    private static Input asObject(String name, JsonNode value) {
        if (value instanceof ObjectNode object) {
            return new Input(object);
        }
        throw AwsError.invalid("Parameter " + name + " must be an object.");
    }
}
