package dev.gatehouse.local.states;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One run of a state machine. */
final class Execution {
    private static final int LARGEST = 256 * 1024;
    private static final int MOST_STEPS = 25_000;

    private final StateMachine machine;
    private final Map<String, Object> context;
    private final Map<String, Object> variables = new HashMap<>();
    private JsonNode data;

    Execution(StateMachine machine, String arn, JsonNode input) {
        this.machine = machine;
        this.data = input;
        this.context = Map.of(
                "Execution", Map.of("Id", arn, "Name", arn.substring(arn.lastIndexOf(':') + 1), "Input",
                        JsonValues.fromJson(input), "StartTime", Instant.now().toString()),
                "StateMachine", Map.of("Id", machine.arn(), "Name", machine.name()));
    }

    /** @throws ExecutionFailed if it does not succeed */
    JsonNode run() {
        checkSize();
        var next = machine.start();
        for (int step = 0; next != null; step++) {
            if (step == MOST_STEPS) {
                throw new ExecutionFailed("States.Timeout", "The execution does not come to an end.");
            }
            next = enter(next);
        }
        return data;
    }

    private @Nullable String enter(String name) {
        var state = machine.states().get(name);
        var scope = scope(name);
        return switch (state) {
            case State.Pass(var exit) -> leave(exit, scope);
            case State.Succeed(var exit) -> leave(exit, scope);
            case State.Choice choice -> leave(chosen(choice, scope), scope);
            case State.Fail(var error, var cause) -> throw new ExecutionFailed(
                    error.evaluate(scope).asString("States.Runtime"), cause.evaluate(scope).asString(""));
            case null -> throw new ExecutionFailed("States.Runtime", "There is no state " + name);
        };
    }

    private Map<String, Object> scope(String stateName) {
        var here = new LinkedHashMap<>(context);
        here.put("State", Map.of("Name", stateName, "EnteredTime", Instant.now().toString()));
        var scope = new HashMap<>(variables);
        scope.put("states", Map.of("input", JsonValues.fromJson(data), "context", here));
        return scope;
    }

    private static State.Exit chosen(State.Choice choice, Map<String, Object> scope) {
        for (var option : choice.options()) {
            var condition = option.condition().evaluate(scope);
            if (!condition.isBoolean()) {
                throw ExecutionFailed.inQuery("A condition must be true or false.");
            }
            if (condition.booleanValue()) {
                return option.exit();
            }
        }
        if (choice.otherwise() == null) {
            throw new ExecutionFailed("States.NoChoiceMatched", "No choice matches, and there is no default.");
        }
        return choice.otherwise();
    }

    private @Nullable String leave(State.Exit exit, Map<String, Object> scope) {
        var assigned = new HashMap<String, Object>();
        exit.assign().forEach((name, value) -> assigned.put(name, JsonValues.fromJson(value.evaluate(scope))));
        if (exit.output() != null) {
            data = exit.output().evaluate(scope);
            checkSize();
        }
        variables.putAll(assigned);
        return exit.next();
    }

    private void checkSize() {
        if (data.toString().getBytes(StandardCharsets.UTF_8).length > LARGEST) {
            throw new ExecutionFailed("States.DataLimitExceeded", "The data is larger than 256 KiB.");
        }
    }
}
