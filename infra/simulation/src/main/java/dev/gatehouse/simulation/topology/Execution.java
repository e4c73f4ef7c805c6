package dev.gatehouse.simulation.topology;

import dev.gatehouse.local.states.JsonValues;
import dev.gatehouse.testkit.simulation.VirtualTime;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** One run of a state machine. Calls of AWS services do not fail here, but they may be refused. */
final class Execution {
    private static final JsonNode NOTHING = JsonNodeFactory.instance.objectNode();

    private final Machine machine;
    private final String id;
    private final Integrations integrations;
    private final VirtualTime time;
    private final Map<String, Object> variables = new HashMap<>();
    private JsonNode input;
    private int tokens;
    private @Nullable String awaited;

    Execution(Machine machine, String id, JsonNode input, Integrations integrations, VirtualTime time) {
        this.machine = machine;
        this.id = id;
        this.input = input;
        this.integrations = integrations;
        this.time = time;
    }

    /** What comes out of a machine that waits for nothing. */
    JsonNode run() {
        enter(machine.start());
        return input;
    }

    private void enter(@Nullable String first) {
        var name = first;
        while (name != null) {
            var state = Objects.requireNonNull(machine.states().get(name), name);
            name = switch (state.type()) {
                case "Succeed" -> null;
                case "Pass" -> leave(state, input, scope(name, null, NOTHING));
                case "Choice" -> chosen(state, scope(name, null, NOTHING));
                case "Task" -> task(name, state);
                case "Wait" -> pause(state, scope(name, null, NOTHING));
                default -> throw new IllegalStateException(machine.name() + ": " + state.type() + " is not simulated");
            };
        }
    }

    private @Nullable String leave(Machine.State state, JsonNode usual, Map<String, Object> scope) {
        state.assign().forEach((variable, value) -> variables.put(variable,
                JsonValues.fromJson(value.evaluate(scope))));
        input = state.output() == null ? usual : state.output().evaluate(scope);
        return state.next();
    }

    /** @return nothing: it goes on by itself */
    private @Nullable String pause(Machine.State state, Map<String, Object> scope) {
        var seconds = seconds(state, scope);
        var next = leave(state, input, scope);
        time.after(seconds, () -> enter(next));
        return null;
    }

    private static Duration seconds(Machine.State state, Map<String, Object> scope) {
        return Duration.ofSeconds(Objects.requireNonNull(state.seconds()).evaluate(scope).asLong());
    }

    private static @Nullable String chosen(Machine.State state, Map<String, Object> scope) {
        return state.options().stream().filter(option -> option.condition().evaluate(scope).booleanValue())
                .map(Machine.Option::next).findFirst().orElse(state.next());
    }

    /** @return nothing if it waits for its token */
    private @Nullable String task(String name, Machine.State state) {
        var token = state.awaitsToken() ? id + "/" + ++tokens : null;
        var scope = scope(name, token, NOTHING);
        var arguments = Objects.requireNonNull(state.arguments(), name).evaluate(scope);
        if (token != null) {
            await(name, state, token, scope);
        }
        try {
            var result = integrations.call(state.call(), arguments);
            return token == null ? leave(state, result, scope(name, null, result)) : null;
        } catch (Integrations.Refused refused) {
            awaited = null;
            return caught(state, refused.error());
        }
    }

    private void await(String name, Machine.State state, String token, Map<String, Object> scope) {
        awaited = token;
        integrations.awaits(token, answer -> resume(token, () -> leave(state, answer, scope(name, token, answer))));
        time.after(seconds(state, scope), () -> resume(token, () -> caught(state, "States.Timeout")));
    }

    private boolean resume(String token, Supplier<@Nullable String> next) {
        if (!token.equals(awaited)) {
            return false;
        }
        awaited = null;
        var state = next.get();
        if (state != null) {
            enter(state);
        }
        return true;
    }

    private String caught(Machine.State state, String error) {
        return state.catchers().stream().filter(catcher -> catcher.errors().contains(error))
                .map(Machine.Catcher::next).findFirst()
                .orElseThrow(() -> new IllegalStateException(machine.name() + " fails with " + error));
    }

    private Map<String, Object> scope(String state, @Nullable String token, JsonNode result) {
        var context = new HashMap<String, Object>(Map.of(
                "Execution", Map.of("Id", id), "State",
                Map.of("Name", state, "EnteredTime", time.instant().toString())));
        if (token != null) {
            context.put("Task", Map.of("Token", token));
        }
        var scope = new HashMap<>(variables);
        scope.put("states", Map.of("input", JsonValues.fromJson(input), "context", context, "result",
                JsonValues.fromJson(result)));
        return scope;
    }
}
