package dev.gatehouse.testkit.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.testkit.simulation.SimulatedQueue.Declaration;
import dev.gatehouse.testkit.simulation.SimulatedQueue.Surroundings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SimulatedQueueTest {
    private final Chance chance = new Chance(1);
    private final VirtualTime time = new VirtualTime(Instant.EPOCH, chance);
    private final Tally tally = new Tally();
    private final Trace trace = new Trace(time, false);
    private final List<String> handled = new ArrayList<>();

    @Test
    void deliversEveryMessageOnceWhileNothingGoesWrong() {
        var queue = queue(Set.of(), batch -> {
            batch.forEach(message -> handled.add(message.body()));
            return Set.of();
        });

        for (var message = 0; message < 50; message++) {
            queue.send(Integer.toString(message), "order");
        }
        rest();

        assertThat(handled).hasSize(50).doesNotHaveDuplicates();
        assertThat(handled).isNotEqualTo(handled.stream().sorted().toList());
    }

    @Test
    void deliversAgainOnlyWhatFailedAndPutsItAsideAfterTheLastTime() {
        var queue = queue(Set.of(), batch -> {
            batch.forEach(message -> handled.add(message.body()));
            return Set.copyOf(batch.stream().filter(message -> message.body().equals("bad")).toList());
        });

        queue.send("good", "order");
        queue.send("bad", "order");
        rest();

        assertThat(handled).containsOnlyOnce("good");
        // Once it is redriven by itself.
        assertThat(handled).filteredOn("bad"::equals).hasSize(6);
        assertThat(queue.dead()).hasSize(1);
        assertThat(time.sinceStart()).isGreaterThan(Duration.ofMinutes(1));

        queue.redrive();
        rest();

        assertThat(handled).filteredOn("bad"::equals).hasSize(9);
    }

    @Test
    void deliversAWholeBatchAgainAfterACrash() {
        var crashes = new int[]{2};
        var queue = queue(Set.of(), batch -> {
            batch.forEach(message -> handled.add(message.body()));
            if (crashes[0]-- > 0) {
                throw new Crash("on purpose");
            }
            return Set.of();
        });

        queue.send("one", "order");
        rest();

        assertThat(handled).containsExactly("one", "one", "one");
        assertThat(queue.dead()).isEmpty();
    }

    @Test
    void doublesMessagesAndLosesAcknowledgements() {
        var queue = queue(EnumSet.of(Fault.DUPLICATE, Fault.ACKNOWLEDGEMENT_LOST), batch -> {
            batch.forEach(message -> handled.add(message.body()));
            return Set.of();
        });

        for (var message = 0; message < 500; message++) {
            queue.send(Integer.toString(message), "order");
        }
        rest();

        assertThat(handled.stream().distinct()).hasSize(500);
        assertThat(handled)
                .hasSize(500 + (int) (tally.of(Fault.DUPLICATE) + tally.of(Fault.ACKNOWLEDGEMENT_LOST)));
        assertThat(tally.of(Fault.DUPLICATE)).isPositive();
        assertThat(tally.of(Fault.ACKNOWLEDGEMENT_LOST)).isPositive();
    }

    private SimulatedQueue queue(Set<Fault> faults, SimulatedQueue.Reader reader) {
        return new SimulatedQueue(new Declaration("inbox", 3, 10), reader,
                new Surroundings(time, chance, new Faults(chance, faults, 1, tally, trace), tally, trace));
    }

    private void rest() {
        while (time.step()) {
            // Each step may bring others.
        }
    }
}
