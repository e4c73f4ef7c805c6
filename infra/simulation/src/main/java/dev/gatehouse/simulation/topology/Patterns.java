package dev.gatehouse.simulation.topology;

import dev.gatehouse.local.events.EventPath;
import dev.gatehouse.local.events.EventPatterns;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** Named event patterns. What Event Ruler says of the fields that they mention is asked once. */
final class Patterns {
    private final Map<String, JsonNode> patterns = new TreeMap<>();
    private final Set<String> mentioned = new TreeSet<>();
    private final Map<List<String>, Set<String>> known = new HashMap<>();
    private List<EventPath> fields = List.of();
    private EventPatterns ruler = EventPatterns.of(Map.of());

    void add(String name, JsonNode pattern) {
        patterns.put(name, pattern);
        mention("$", pattern);
        fields = mentioned.stream().map(EventPath::parse).toList();
        var texts = new TreeMap<String, String>();
        patterns.forEach((each, node) -> texts.put(each, node.toString()));
        ruler = EventPatterns.of(texts);
    }

    private void mention(String path, JsonNode pattern) {
        pattern.properties().forEach(field -> {
            if (field.getKey().equals("$or")) {
                field.getValue().forEach(option -> mention(path, option));
            } else if (field.getValue().isArray()) {
                mentioned.add(path + "['" + field.getKey() + "']");
            } else {
                mention(path + "['" + field.getKey() + "']", field.getValue());
            }
        });
    }

    /** The names of those that match, in order. */
    Set<String> matching(JsonNode event) {
        var values = new ArrayList<String>();
        fields.forEach(field -> values.add(String.valueOf(field.in(event))));
        return known.computeIfAbsent(values, _ -> new TreeSet<>(ruler.matching(event.toString())));
    }

    boolean match(JsonNode event) {
        return !matching(event).isEmpty();
    }
}
