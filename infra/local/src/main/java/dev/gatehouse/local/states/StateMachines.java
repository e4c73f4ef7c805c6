package dev.gatehouse.local.states;

import dev.gatehouse.local.template.Arn;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import tools.jackson.databind.JsonNode;

/** All state machines. */
public final class StateMachines {
    private final ConcurrentSkipListMap<String, StateMachine> machines = new ConcurrentSkipListMap<>();

    void add(StateMachine machine) {
        machines.put(machine.arn(), machine);
    }

    Collection<StateMachine> all() {
        return machines.values();
    }

    Optional<StateMachine> machine(String arn) {
        return Optional.ofNullable(machines.get(arn));
    }

    public boolean has(String arn) {
        return machines.containsKey(arn);
    }

    /**
     * Runs an Express machine to its end.
     *
     * @throws ExecutionFailed if it does not succeed, or there is none of that ARN
     */
    public JsonNode execute(String arn, JsonNode input) {
        var machine = machine(arn)
                .orElseThrow(() -> new ExecutionFailed("StateMachineDoesNotExist", "There is no " + arn));
        return machine.execute(executionArn(machine, UUID.randomUUID().toString()), input);
    }

    static String executionArn(StateMachine machine, String name) {
        return Arn.of("states", "express:%s:%s:%s".formatted(machine.name(), UUID.randomUUID(), name)).toString();
    }
}
