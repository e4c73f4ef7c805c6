package dev.gatehouse.local.states;

import dev.gatehouse.local.endpoint.ExactJson;
import dev.gatehouse.local.template.Arn;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** @param timeout how long an execution may take; nothing for as long as it likes */
record StateMachine(
        Declaration declaration, String start, Map<String, State> states, @Nullable Duration timeout,
        Instant created) {
    private static final Duration LONGEST_EXPRESS = Duration.ofMinutes(5);
    private static final int LONGEST_SECONDS = 99_999_999;

    enum Type {
        STANDARD, EXPRESS
    }

    /** What a machine is made of; an execution keeps to the one that it started with. */
    record Declaration(String name, Type type, String roleArn, String definition) {
        String arn() {
            return Arn.of("states", "stateMachine:" + name).toString();
        }
    }

    /** @throws IllegalArgumentException if the definition is none, or the local cloud does not support it */
    static StateMachine of(Declaration declaration) {
        var json = ExactJson.object(declaration.definition())
                .orElseThrow(() -> new IllegalArgumentException("the definition is no JSON object"));
        var definition = new DefinitionPart("", json).knows("Comment", "QueryLanguage", "StartAt", "States",
                "TimeoutSeconds", "Version");
        var language = definition.has("QueryLanguage") ? definition.text("QueryLanguage") : "JSONPath";
        var states = new LinkedHashMap<String, State>();
        json.path("States")
                .properties()
                .forEach(state -> states.put(state.getKey(),
                        StateReader.read(new DefinitionPart("state " + state.getKey(), state.getValue()),
                                declaration.type(), language)));
        var start = definition.text("StartAt");
        check(start, states);
        states.values().stream().flatMap(State::successors).forEach(next -> check(next, states));
        return new StateMachine(declaration, start, states, timeout(definition, declaration.type()), Instant.now());
    }

    private static void check(String next, Map<String, State> states) {
        if (!states.containsKey(next)) {
            throw new IllegalArgumentException("there is no state '" + next + "'");
        }
    }

    private static @Nullable Duration timeout(DefinitionPart definition, Type type) {
        var seconds = (long) definition.number("TimeoutSeconds", 0, 1, LONGEST_SECONDS);
        if (type == Type.EXPRESS) {
            return seconds == 0 || seconds > LONGEST_EXPRESS.toSeconds()
                    ? LONGEST_EXPRESS
                    : Duration.ofSeconds(
                            seconds);
        }
        return seconds == 0 ? null : Duration.ofSeconds(seconds);
    }

    String name() {
        return declaration.name();
    }

    String arn() {
        return declaration.arn();
    }

    boolean isExpress() {
        return declaration.type() == Type.EXPRESS;
    }

    /** @throws ExecutionFailed if there is none of that name */
    State state(String name) {
        var state = states.get(name);
        if (state == null) {
            throw new ExecutionFailed("States.Runtime", "There is no state " + name);
        }
        return state;
    }
}
