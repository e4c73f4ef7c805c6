package dev.gatehouse.runtime.json;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON of an aggregate: a sealed interface with a record for each state, told apart by the field {@code is}.
 *
 * @param <S> the sealed interface
 */
public final class StateJson<S> {
    private static final String STATE = "is";
    private final EventJson json;
    private final Map<String, Class<? extends S>> states;

    public StateJson(EventJson json, Class<S> aggregate) {
        this.json = json;
        if (!aggregate.isSealed()) {
            throw new IllegalArgumentException(
                    aggregate + " must be sealed: the records that it permits are its states");
        }
        this.states = records(aggregate)
                .map(state -> state.asSubclass(aggregate))
                .collect(Collectors.toUnmodifiableMap(Class::getSimpleName, Function.identity()));
    }

    /** Those of the sealed interfaces within it, too. */
    private static Stream<Class<?>> records(Class<?> type) {
        return type.isSealed() ? Stream.of(type.getPermittedSubclasses()).flatMap(StateJson::records) : Stream.of(type);
    }

    public String write(S state) {
        var tree = (ObjectNode) json.tree(state);
        return json.write(tree.put(STATE, state.getClass().getSimpleName()));
    }

    public S read(String text) {
        var tree = json.tree(text);
        var name = tree.path(STATE).asString("");
        var state = states.get(name);
        if (state == null) {
            throw new UnreadableJson("unknown state '" + name + "'; known are " + states.keySet());
        }
        return json.read(tree, state);
    }
}
