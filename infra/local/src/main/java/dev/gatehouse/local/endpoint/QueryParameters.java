package dev.gatehouse.local.endpoint;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads the flat parameters of the query protocol, such as {@code Entries.member.1.Id=a}, as JSON. */
final class QueryParameters {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int DEEPEST = 12;

    private QueryParameters() {}

    /** @throws AwsError if it is no form */
    static ObjectNode parse(String form) {
        var flat = NODES.objectNode();
        for (var pair : form.split("&", -1)) {
            var equals = pair.indexOf('=');
            if (equals > 0) {
                put(flat, decode(pair.substring(0, equals)).split("\\.", DEEPEST), decode(pair.substring(equals + 1)));
            }
        }
        return lists(flat) instanceof ObjectNode object ? object : flat;
    }

    private static String decode(String encoded) {
        try {
            return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            throw new AwsError("MalformedQueryString", "The parameters are not URL-encoded.");
        }
    }

    private static void put(ObjectNode root, String[] path, String value) {
        var parent = root;
        for (int i = 0; i < path.length - 1; i++) {
            parent = parent.get(path[i]) instanceof ObjectNode child ? child : parent.putObject(path[i]);
        }
        parent.put(path[path.length - 1], value);
    }

    /** Objects whose names are numbers are lists; the wrappers of lists vanish. */
    private static JsonNode lists(JsonNode node) {
        if (!(node instanceof ObjectNode object) || object.isEmpty()) {
            return node;
        }
        var first = object.properties().iterator().next();
        if (object.size() == 1 && (first.getKey().equals("member") || first.getKey().equals("entry"))) {
            return lists(first.getValue());
        }
        if (object.propertyNames().stream().allMatch(name -> name.matches("\\d{1,6}"))) {
            var sorted = new TreeMap<Integer, JsonNode>();
            object.properties().forEach(item -> sorted.put(Integer.valueOf(item.getKey()), lists(item.getValue())));
            return NODES.arrayNode().addAll(sorted.values());
        }
        var converted = NODES.objectNode();
        for (Map.Entry<String, JsonNode> property : object.properties()) {
            converted.set(property.getKey(), lists(property.getValue()));
        }
        return converted;
    }
}
