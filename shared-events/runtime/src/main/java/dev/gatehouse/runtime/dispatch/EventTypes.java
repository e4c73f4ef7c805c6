package dev.gatehouse.runtime.dispatch;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The message types that a service understands: from the name on the wire to the class that it is read as. */
public final class EventTypes {
    private final Map<String, Class<?>> types;

    private EventTypes(Map<String, Class<?>> types) {
        this.types = types;
    }

    public static EventTypes none() {
        return new EventTypes(Map.of());
    }

    /** Every record that a sealed interface permits, or the record itself, under its simple name. */
    public EventTypes and(Class<?> type) {
        if (!type.isSealed()) {
            return and(type.getSimpleName(), type);
        }
        var all = this;
        for (var permitted : type.getPermittedSubclasses()) {
            all = all.and(permitted);
        }
        return all;
    }

    /** A type read as this service's own view of it. */
    public EventTypes and(String name, Class<?> type) {
        var all = new LinkedHashMap<>(types);
        all.put(name, type);
        return new EventTypes(Collections.unmodifiableMap(all));
    }

    @Nullable
    Class<?> find(String name) {
        return types.get(name);
    }

    /** Whether one of the types, at least, is read as the given class or as a subtype of it. */
    public boolean readAny(Class<?> type) {
        return types.values().stream().anyMatch(type::isAssignableFrom);
    }

    public Set<String> names() {
        return types.keySet();
    }

    @Override
    public String toString() {
        return names().toString();
    }
}
