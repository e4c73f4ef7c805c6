package dev.gatehouse.simulation;

import dev.gatehouse.runtime.dispatch.Delivery;
import dev.gatehouse.runtime.dispatch.Failure;
import dev.gatehouse.runtime.dispatch.FailureNotes;
import dev.gatehouse.runtime.dispatch.OutgoingMessage;
import dev.gatehouse.runtime.dispatch.RetryLater;
import dev.gatehouse.simulation.topology.Topology;
import dev.gatehouse.testkit.simulation.Crash;
import dev.gatehouse.testkit.simulation.Fault;
import dev.gatehouse.testkit.simulation.QueuedMessage;
import dev.gatehouse.testkit.simulation.SimulatedQueue;
import dev.gatehouse.testkit.simulation.SimulatedQueue.Surroundings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Runs functions on batches, as Lambda does: each in processes of its own, of which one handles a batch at a time. */
final class Functions implements FailureNotes {
    private static final int DEEPEST_RACE = 2;
    private static final int PROCESSES = 2;

    private final Topology topology;
    private final Services services;
    private final Alterations alterations;
    private final Surroundings around;
    private final Consumer<OutgoingMessage> topic;
    private final Map<String, String> failures = new HashMap<>();
    private final List<String> busy = new ArrayList<>();
    private final List<String> orders = new ArrayList<>();

    Functions(Topology topology, Services services, Alterations alterations, Surroundings around,
            Consumer<OutgoingMessage> topic) {
        this.topology = topology;
        this.services = services;
        this.alterations = alterations;
        this.around = around;
        this.topic = topic;
    }

    Topology topology() {
        return topology;
    }

    SimulatedQueue.Reader reader(String function) {
        var service = services.of(topology.contextOf(function));
        return batch -> handle(service, function, batch);
    }

    private Set<QueuedMessage> handle(Service service, String function, List<QueuedMessage> batch) {
        var process = function + "/" + around.chance().below(PROCESSES) + (busy.isEmpty() ? "" : "/" + busy.size());
        if (around.faults().strikes(Fault.PROCESS_ENDED, function)) {
            service.end(process);
        }
        var failed = new HashSet<QueuedMessage>();
        busy.add(process);
        try {
            for (var message : batch) {
                if (!handled(service, process, function, message)) {
                    failed.add(message);
                }
            }
        } catch (Crash crash) {
            service.end(process);
            throw crash;
        } finally {
            busy.removeLast();
        }
        return failed;
    }

    private boolean handled(Service service, String process, String function, QueuedMessage message) {
        var before = around.chance().about(message.about() + " in " + function);
        orders.add(message.about());
        around.tally().count("DELIVERY");
        around.trace().line(" ", function, "takes", message, "time", message.receives(), "about",
                message.about());
        try {
            service.dispatch(process, new Delivery(function, message.id(), message.body(), message.receives()), topic,
                    call -> alterations.function(function, call));
            return true;
        } catch (RuntimeException | StackOverflowError | LinkageError noted) {
            around.trace().line("   ", function, "fails:", noted);
            RetryLater.delayOf(noted).ifPresent(message::delay);
            return false;
        } finally {
            orders.removeLast();
            around.chance().about(before);
        }
    }

    /** Has another message handled before a function goes on, best one about the same order. */
    void race(Collection<SimulatedQueue> queues) {
        if (busy.isEmpty() || busy.size() > DEEPEST_RACE) {
            return;
        }
        var order = orders.getLast();
        record Rival(SimulatedQueue queue, QueuedMessage message) {}
        var rivals = new ArrayList<Rival>();
        var others = new ArrayList<Rival>();
        for (var queue : queues) {
            for (var message : queue.waiting()) {
                (message.about().equals(order) ? rivals : others).add(new Rival(queue, message));
            }
        }
        var some = rivals.isEmpty() ? others : rivals;
        if (!some.isEmpty()) {
            var before = around.chance().about("race");
            var rival = around.chance().oneOf(some);
            around.chance().about(before);
            around.tally().count("RACED");
            rival.queue().deliver(rival.message());
        }
    }

    @Override
    public void failed(Delivery delivery, String eventId, Failure failure) {
        failures.put(delivery.messageId(), failure.exception());
    }

    Evidence.DeadLetter deadLetter(String queue, QueuedMessage message) {
        var exception = failures.getOrDefault(message.id(), "");
        return new Evidence.DeadLetter(topology.readerOf(queue), message.about(),
                exception.substring(exception.lastIndexOf('.') + 1));
    }
}
