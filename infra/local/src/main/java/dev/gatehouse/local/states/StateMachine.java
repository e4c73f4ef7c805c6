package dev.gatehouse.local.states;

import dev.gatehouse.local.endpoint.ExactJson;
import dev.gatehouse.local.template.Arn;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** An Express state machine. */
record StateMachine(String name, String definition, String start, Map<String, State> states, Instant created) {
    private static final Set<String> KNOWN = Set.of("Comment", "QueryLanguage", "StartAt", "States", "TimeoutSeconds",
            "Version");

    /** @throws IllegalArgumentException if the definition is none, or the local cloud does not support it */
    static StateMachine of(String name, String definition) {
        var json = ExactJson.object(definition)
                .orElseThrow(() -> new IllegalArgumentException("the definition is no JSON object"));
        json.propertyNames().stream().filter(field -> !KNOWN.contains(field)).findFirst().ifPresent(field -> {
            throw new IllegalArgumentException("field " + field + " is not supported by the local cloud");
        });
        var language = json.path("QueryLanguage").asString("JSONPath");
        var states = new LinkedHashMap<String, State>();
        json.path("States")
                .properties()
                .forEach(state -> states.put(state.getKey(), State.of(state.getKey(), state.getValue(), language)));
        var start = json.path("StartAt").asString("");
        json.findValuesAsString("Next").forEach(next -> check(next, states));
        json.findValuesAsString("Default").forEach(next -> check(next, states));
        check(start, states);
        return new StateMachine(name, definition, start, states, Instant.now());
    }

    private static void check(String next, Map<String, State> states) {
        if (!states.containsKey(next)) {
            throw new IllegalArgumentException("there is no state '" + next + "'");
        }
    }

    String arn() {
        return Arn.of("states", "stateMachine:" + name).toString();
    }

    /** @throws ExecutionFailed if it does not succeed */
    JsonNode execute(String executionArn, JsonNode input) {
        return new Execution(this, executionArn, input).run();
    }
}
