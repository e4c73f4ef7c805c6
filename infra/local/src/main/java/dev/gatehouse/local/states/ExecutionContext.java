package dev.gatehouse.local.states;

import dev.gatehouse.local.endpoint.ExactJson;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What the queries of an execution can ask for. */
final class ExecutionContext {
    private final Map<String, Object> execution;
    private final Map<String, Object> machine;

    ExecutionContext(Beginning beginning) {
        execution = Map.of("Id", beginning.arn(), "Name", beginning.name(), "Input",
                JsonValues.fromJson(ExactJson.parse(beginning.input())), "StartTime", beginning.time().toString(),
                "RoleArn", beginning.machine().roleArn(), "RedriveCount", 0);
        machine = Map.of("Id", beginning.machine().arn(), "Name", beginning.machine().name());
    }

    /** As precise as Step Functions is. */
    static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }

    /** @param token of the task that waits for it, if one does */
    Map<String, Object> scope(Progress progress, @Nullable String token) {
        var context = new LinkedHashMap<String, Object>();
        context.put("Execution", execution);
        context.put("State", Map.of("Name", progress.state(), "EnteredTime", progress.entered().toString(),
                "RetryCount", progress.retryCount()));
        context.put("StateMachine", machine);
        if (token != null) {
            context.put("Task", Map.of("Token", token));
        }
        var scope = new HashMap<String, Object>();
        progress.variables().forEach((name, value) -> scope.put(name, JsonValues.fromJson(value)));
        scope.put("states", Map.of("input", JsonValues.fromJson(progress.input()), "context", context));
        return scope;
    }

    /** @param name {@code result} or {@code errorOutput} */
    static Map<String, Object> with(Map<String, Object> scope, String name, JsonNode value) {
        var states = new HashMap<Object, Object>();
        if (scope.get("states") instanceof Map<?, ?> given) {
            states.putAll(given);
        }
        states.put(name, JsonValues.fromJson(value));
        var extended = new HashMap<>(scope);
        extended.put("states", states);
        return extended;
    }
}
