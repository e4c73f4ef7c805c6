package dev.gatehouse.local.events;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The part of JSONPath that EventBridge knows: names, array indices, wildcards. */
public final class EventPath {
    private static final Pattern STEP = Pattern.compile("\\.([\\w\\-/]+|\\*)|\\[(\\d+|\\*)]|\\['([^']+)']");
    private static final String ALL = "*";

    private final List<Step> steps;

    private sealed interface Step {
        record Name(String name) implements Step {}

        record Index(int index) implements Step {}

        record All() implements Step {}
    }

    private EventPath(List<Step> steps) {
        this.steps = steps;
    }

    /** @throws IllegalArgumentException if it is no such path */
    public static EventPath parse(String path) {
        var steps = new ArrayList<Step>();
        var matcher = STEP.matcher(path);
        var at = 1;
        while (at < path.length() && matcher.find(at) && matcher.start() == at) {
            steps.add(step(matcher.group(1), matcher.group(2), matcher.group(3)));
            at = matcher.end();
        }
        if (!path.startsWith("$") || at != path.length()) {
            throw new IllegalArgumentException("Not a JSON path that EventBridge supports: " + path);
        }
        return new EventPath(steps);
    }

    private static Step step(@Nullable String name, @Nullable String index, @Nullable String quoted) {
        if (quoted != null) {
            return new Step.Name(quoted);
        }
        if (ALL.equals(name) || ALL.equals(index)) {
            return new Step.All();
        }
        return name != null ? new Step.Name(name) : new Step.Index(Integer.parseInt(String.valueOf(index)));
    }

    /** What is there; with a wildcard a list of it; nothing if there is nothing. */
    public @Nullable JsonNode in(JsonNode event) {
        var found = List.of(event);
        for (var step : steps) {
            found = found.stream().flatMap(node -> children(node, step).stream()).toList();
        }
        if (steps.contains(new Step.All())) {
            return JsonNodeFactory.instance.arrayNode().addAll(found);
        }
        return found.isEmpty() ? null : found.getFirst();
    }

    private static List<JsonNode> children(JsonNode node, Step step) {
        var child = switch (step) {
            case Step.Name(var name) -> node.get(name);
            case Step.Index(var index) -> node.get(index);
            case Step.All() -> null;
        };
        if (step instanceof Step.All) {
            return node.valueStream().toList();
        }
        return child == null ? List.of() : List.of(child);
    }
}
