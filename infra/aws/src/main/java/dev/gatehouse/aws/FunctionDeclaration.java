package dev.gatehouse.aws;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * What a function takes in and what it may emit: the one place where that is said. Rules, policies, the metadata in the
 * templates and the picture of the flow all come from here.
 *
 * @param commands that the API puts into the inbox
 * @param ownEvents of the same context, through its topic
 * @param foreignEvents by the context that they come from, through the gates
 * @param emits every event, internal ones too
 * @param internal the emitted events that stay in the context
 * @param bounds for an emitted event that closes a cycle: why the cycle ends
 * @param deliveries how often a message is handed out before it is set aside
 */
record FunctionDeclaration(
        String name,
        List<String> commands,
        List<String> ownEvents,
        SequencedMap<Context, List<String>> foreignEvents,
        List<String> emits,
        List<String> internal,
        SequencedMap<String, String> bounds,
        int deliveries) {

    private static final int DELIVERIES = 5;
    /** What EventBridge takes. */
    private static final int LARGEST_EVENT = 256 * 1024;
    /**
     * The row that a command becomes goes through a Step Functions call of at most 262,144 characters, its event as JSON
     * inside of JSON. Half of that leaves room for what the event says more than the command.
     */
    private static final int LARGEST_COMMAND = 128 * 1024;

    static FunctionDeclaration named(String name) {
        return new FunctionDeclaration(name, List.of(), List.of(), new LinkedHashMap<>(), List.of(), List.of(),
                new LinkedHashMap<>(), DELIVERIES);
    }

    FunctionDeclaration onCommand(String... names) {
        return new FunctionDeclaration(name, List.of(names), ownEvents, foreignEvents, emits, internal, bounds,
                deliveries);
    }

    FunctionDeclaration onOwn(String... names) {
        return new FunctionDeclaration(name, commands, List.of(names), foreignEvents, emits, internal, bounds,
                deliveries);
    }

    FunctionDeclaration on(Context producer, String... names) {
        var more = new LinkedHashMap<>(foreignEvents);
        more.put(producer, List.of(names));
        return new FunctionDeclaration(name, commands, ownEvents, more, emits, internal, bounds, deliveries);
    }

    FunctionDeclaration emits(String... names) {
        return new FunctionDeclaration(name, commands, ownEvents, foreignEvents, List.of(names), internal, bounds,
                deliveries);
    }

    FunctionDeclaration emitsInternally(String... names) {
        var all = new ArrayList<>(emits);
        all.addAll(List.of(names));
        return new FunctionDeclaration(name, commands, ownEvents, foreignEvents, all, List.of(names), bounds,
                deliveries);
    }

    FunctionDeclaration bounded(String event, String why) {
        var more = new LinkedHashMap<>(bounds);
        more.put(event, why);
        return new FunctionDeclaration(name, commands, ownEvents, foreignEvents, emits, internal, more, deliveries);
    }

    FunctionDeclaration deliveredUpTo(int times) {
        return new FunctionDeclaration(name, commands, ownEvents, foreignEvents, emits, internal, bounds, times);
    }

    /** In bytes. */
    int largestMessage() {
        return commands.isEmpty() ? LARGEST_EVENT : LARGEST_COMMAND;
    }

    List<String> consumes() {
        var all = new ArrayList<>(commands);
        all.addAll(ownEvents);
        foreignEvents.values().forEach(all::addAll);
        return all;
    }

    /** The metadata that the function's resource carries in the template. */
    Map<String, Object> metadata() {
        var metadata = new LinkedHashMap<String, Object>();
        metadata.put("consumes", consumes());
        metadata.put("emits", emits);
        if (!internal.isEmpty()) {
            metadata.put("internal", internal);
        }
        if (!bounds.isEmpty()) {
            metadata.put("bounds", bounds);
        }
        return metadata;
    }
}
