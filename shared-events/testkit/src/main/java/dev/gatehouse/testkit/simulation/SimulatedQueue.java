package dev.gatehouse.testkit.simulation;

import dev.gatehouse.runtime.dispatch.Backoff;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** A queue that feeds a function, with its dead-letter queue: at least once, in any order, in batches. */
public final class SimulatedQueue {
    private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(3));
    private static final Duration SOON = Duration.ofMillis(20);
    /** How long messages are waited for before they are delivered together. */
    private static final Duration WINDOW = Duration.ofMillis(250);
    private static final double BATCHED = 0.4;
    private static final Duration LATE = Duration.ofMinutes(1);
    private static final Duration VERY_LATE = Duration.ofHours(6);
    private static final Duration REDRIVE = Duration.ofDays(1);
    /** In a run's own time; what is dead then, stays so until the run's end. */
    private static final int MOST_REDRIVES = 1;

    private final Declaration declaration;
    private final Reader reader;
    private final Surroundings around;
    private final List<QueuedMessage> visible = new ArrayList<>();
    private final List<QueuedMessage> dead = new ArrayList<>();
    private int sent;
    private boolean isPaused;

    public SimulatedQueue(Declaration declaration, Reader reader, Surroundings around) {
        this.declaration = declaration;
        this.reader = reader;
        this.around = around;
    }

    /** @param most how often a message is delivered before it is put aside */
    public record Declaration(String name, int most, int batch) {}

    /** What everything in a run has in common. */
    public record Surroundings(VirtualTime time, Chance chance, Faults faults, Tally tally, Trace trace) {}

    /** Whoever reads from the queue. */
    @FunctionalInterface
    public interface Reader {

        /**
         * @return the messages that must be delivered again
         * @throws Crash if nobody knows which were handled
         */
        Set<QueuedMessage> handle(List<QueuedMessage> batch);
    }

    public String name() {
        return declaration.name();
    }

    /** @param about what messages must have in common to get into each other's way */
    public void send(String body, String about) {
        arrive(new QueuedMessage(name() + "#" + ++sent, body, about));
        if (around.faults().strikes(Fault.DUPLICATE, name())) {
            arrive(new QueuedMessage(name() + "#" + ++sent, body, about));
        }
    }

    private void arrive(QueuedMessage message) {
        var delay = around.faults().strikes(Fault.DELAY, name())
                ? around.chance().between(LATE, VERY_LATE)
                : around.chance().between(Duration.ZERO, SOON);
        show(message, delay);
    }

    private void show(QueuedMessage message, Duration delay) {
        around.time().after(delay, () -> {
            visible.add(message);
            poll();
        });
    }

    private void poll() {
        around.time().after(around.chance().happens(BATCHED) ? WINDOW : Duration.ZERO, () -> {
            around.chance().about(name());
            if (!waiting().isEmpty()) {
                deliver(take(1 + around.chance().below(Math.min(declaration.batch(), visible.size()))));
                if (!waiting().isEmpty()) {
                    poll();
                }
            }
        });
    }

    private List<QueuedMessage> take(int size) {
        var batch = new ArrayList<QueuedMessage>();
        for (var taken = 0; taken < size; taken++) {
            batch.add(visible.remove(around.chance().below(visible.size())));
        }
        return batch;
    }

    /** Messages that could be delivered now. */
    public Collection<QueuedMessage> waiting() {
        return isPaused ? List.of() : visible;
    }

    /** Keeps messages until they are taken in again. */
    public void pause() {
        isPaused = true;
    }

    public void resume() {
        if (isPaused) {
            isPaused = false;
            poll();
        }
    }

    public boolean isPaused() {
        return isPaused;
    }

    /** Delivers it alone, and at once. */
    public void deliver(QueuedMessage message) {
        var before = around.chance().about(name());
        visible.remove(message);
        deliver(List.of(message));
        around.chance().about(before);
    }

    private void deliver(List<QueuedMessage> batch) {
        batch.forEach(QueuedMessage::receive);
        Collection<QueuedMessage> again = batch;
        try {
            again = reader.handle(batch);
        } catch (Crash crash) {
            around.trace().line("   ", name(), "is read by a process that crashes");
        }
        if (!again.isEmpty() && again.size() < batch.size()) {
            around.tally().count("PARTIAL_BATCH");
        }
        for (var message : batch) {
            around.chance().about(message.about());
            if (again.contains(message)) {
                retry(message);
            } else if (around.faults().strikes(Fault.ACKNOWLEDGEMENT_LOST, name())) {
                show(message, around.chance().between(SOON, LATE));
            }
        }
        around.chance().about(name());
    }

    private void retry(QueuedMessage message) {
        var delay = message.takeDelay();
        if (message.receives() < declaration.most()) {
            show(message, delay.orElseGet(() -> BACKOFF.after(message.receives())));
            return;
        }
        dead.add(message);
        around.tally().count("DEAD_LETTER");
        around.trace().line("   ", message, "is dead");
        if (message.redrives() < MOST_REDRIVES) {
            around.time().after(around.chance().between(LATE, REDRIVE), () -> {
                if (dead.remove(message)) {
                    redrive(message);
                }
            });
        }
    }

    /** Brings all dead letters back. */
    public void redrive() {
        var all = List.copyOf(dead);
        dead.clear();
        all.forEach(this::redrive);
    }

    private void redrive(QueuedMessage message) {
        around.tally().count("REDRIVE");
        around.trace().line(" ", message, "is redriven");
        message.redrive();
        show(message, Duration.ZERO);
    }

    public List<QueuedMessage> dead() {
        return List.copyOf(dead);
    }
}
