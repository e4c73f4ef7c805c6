package dev.gatehouse.local.events;

import java.io.IOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import software.amazon.event.ruler.Machine;

/** A set of named event patterns, matched by the engine that AWS itself uses. */
public final class EventPatterns {
    private final Machine machine = Machine.builder().build();

    /** @throws IllegalArgumentException if one is no event pattern */
    public static EventPatterns of(Map<String, String> patterns) {
        var compiled = new EventPatterns();
        patterns.forEach(compiled::add);
        return compiled;
    }

    private void add(String name, String pattern) {
        try {
            machine.addRule(name, pattern);
        } catch (IOException | RuntimeException e) {
            throw new IllegalArgumentException("Event pattern is not valid. Reason: " + e.getMessage(), e);
        }
    }

    /** The names of the patterns that match; none if the text is not JSON. */
    public Set<String> matching(String json) {
        try {
            return new HashSet<>(machine.rulesForJSONEvent(json));
        } catch (Exception _) {
            return Set.of();
        }
    }
}
