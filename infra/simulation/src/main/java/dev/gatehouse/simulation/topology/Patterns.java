package dev.gatehouse.simulation.topology;

import dev.gatehouse.local.events.EventPatterns;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Named event patterns. What Event Ruler says of the fields that they mention is asked once. */
final class Patterns {
    private final Map<String, JsonNode> patterns = new TreeMap<>();
    private final Set<List<String>> mentioned = new LinkedHashSet<>();
    private final Map<List<String>, Set<String>> known = new HashMap<>();
    private EventPatterns ruler = EventPatterns.of(Map.of());

    void add(String name, JsonNode pattern) {
        patterns.put(name, pattern);
        mention(List.of(), pattern);
        var texts = new TreeMap<String, String>();
        patterns.forEach((each, node) -> texts.put(each, node.toString()));
        ruler = EventPatterns.of(texts);
    }

    private void mention(List<String> path, JsonNode pattern) {
        pattern.properties().forEach(field -> {
            if (field.getKey().equals("$or")) {
                field.getValue().forEach(option -> mention(path, option));
            } else if (field.getValue().isArray()) {
                mentioned.add(within(path, field.getKey()));
            } else {
                mention(within(path, field.getKey()), field.getValue());
            }
        });
    }

    private static List<String> within(List<String> path, String field) {
        return Stream.concat(path.stream(), Stream.of(field)).toList();
    }

    private static String at(JsonNode event, List<String> path) {
        var node = event;
        for (var field : path) {
            node = node.path(field);
        }
        return node.toString();
    }

    /** The names of those that match, in order. */
    Set<String> matching(JsonNode event) {
        var values = new ArrayList<String>();
        mentioned.forEach(path -> values.add(at(event, path)));
        return known.computeIfAbsent(values, _ -> new TreeSet<>(ruler.matching(event.toString())));
    }

    boolean match(JsonNode event) {
        return !matching(event).isEmpty();
    }
}
