package dev.gatehouse.local.states;

import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

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
}
