package dev.gatehouse.simulation;

import dev.gatehouse.order.domain.OrderView;
import dev.gatehouse.runtime.log.LogEntry;
import dev.gatehouse.simulation.ports.Notices;
import dev.gatehouse.simulation.ports.SimulatedProvider;
import dev.gatehouse.simulation.topology.Transport.Reminder;
import dev.gatehouse.simulation.workload.Saga;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * All that is left of a run.
 *
 * @param logs by context, every stream from its first entry to its last
 * @param paused the queues that nobody reads any more
 */
public record Evidence(List<Saga> sagas, Map<String, List<LogEntry>> logs, Function<String, Optional<OrderView>> views,
        SimulatedProvider provider, Notices notices, List<Reminder> reminders, List<DeadLetter> deadLetters,
        List<String> paused) {

    /**
     * A message that nobody could handle, however often it was redriven.
     *
     * @param failure name of what the function threw; empty if it said nothing
     */
    public record DeadLetter(String function, String order, String failure) {}
}
