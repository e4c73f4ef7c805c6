package dev.gatehouse.runtime.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.gatehouse.contracts.Envelope;
import dev.gatehouse.contracts.Event;
import dev.gatehouse.contracts.InternalEvent;
import dev.gatehouse.contracts.Metadata;
import dev.gatehouse.contracts.TextValue;
import dev.gatehouse.decision.Decision;
import dev.gatehouse.decision.Series;
import dev.gatehouse.runtime.contention.Contention;
import dev.gatehouse.runtime.dispatch.Messages;
import dev.gatehouse.runtime.json.EventJson;
import dev.gatehouse.runtime.log.Append;
import dev.gatehouse.runtime.log.EventLog;
import dev.gatehouse.runtime.log.InMemoryEventLog;
import dev.gatehouse.runtime.log.LogEntry;
import dev.gatehouse.runtime.log.LogEntry.Visibility;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AggregatesTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private final InMemoryEventLog log = new InMemoryEventLog();
    private final Aggregates<Tally> tallies = tallies(log);

    sealed interface Tally {
        record Open(String id, long count) implements Tally {}

        record Closed(String id) implements Tally {}

        default Decision<Tally> add(Add add) {
            return switch (this) {
                case Open(var id, var count) ->
                    Decision.of(new Open(id, count + add.number()), new Added(add.number()));
                case Closed _ -> Decision.nothing();
            };
        }

        default Decision<Tally> close(Close close) {
            return Decision.of(new Closed(close.id().value()), new Counted(), new TallyClosed(0));
        }

        default Decision<Tally> number(Close close) {
            return Decision.numbered(new Series("tallies"),
                    number -> Decision.of(new Closed(close.id().value()), new TallyClosed(number)));
        }
    }

    record TallyId(String value) implements TextValue {}

    record Add(TallyId id, long number) {}

    record Close(TallyId id) {}

    record Added(long number) implements Event {}

    record Counted() implements InternalEvent {}

    record TallyClosed(long number) implements Event {}

    @Test
    void recordsStateEventLineageAndInboundIdInOneEntry() {
        tallies.on(Add.class, Add::id, Tally::add).accept(message("m1", new Add(new TallyId("7"), 3)));

        var entry = log.stream("tally/7").getFirst();
        assertThat(entry).isEqualTo(new LogEntry(
                new Metadata("tally/7/1", "Added", 1, "tally/7", 1, NOW, "saga", "m1", entry.metadata().traceparent()),
                "{\"number\":3}",
                "{\"id\":\"7\",\"count\":3,\"is\":\"Open\"}",
                List.of("m1"),
                Visibility.DOMAIN));
        assertThat(log.stream("tally/7")).hasSize(1);
    }

    @Test
    void keepsTheTraceIdAndDerivesTheSpan() {
        var traced = new Metadata("m1", "Add", 1, "api", 0, NOW, "saga", "m1",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        var message = Messages.of(new Envelope<>(traced, new Add(new TallyId("7"), 1)));

        tallies.on(Add.class, Add::id, Tally::add).accept(message);

        assertThat(log.stream("tally/7").getFirst().metadata().traceparent())
                .startsWith("00-0af7651916cd43dd8448eb211c80319c-")
                .doesNotContain("b7ad6b7169203331")
                .endsWith("-01");
    }

    @Test
    void handlesAMessageOnceHoweverOftenItIsDelivered() {
        var add = tallies.on(Add.class, Add::id, Tally::add);

        add.accept(message("m1", new Add(new TallyId("7"), 3)));
        add.accept(message("m2", new Add(new TallyId("7"), 4)));
        add.accept(message("m1", new Add(new TallyId("7"), 3)));

        assertThat(log.stream("tally/7")).extracting(LogEntry::event)
                .containsExactly("{\"number\":3}", "{\"number\":4}");
    }

    @Test
    void recordsNothingWhenThereIsNothingToDo() {
        tallies.on(Close.class, Close::id, Tally::close).accept(message("m1", new Close(new TallyId("7"))));
        tallies.on(Add.class, Add::id, Tally::add).accept(message("m2", new Add(new TallyId("7"), 4)));

        assertThat(log.stream("tally/7")).hasSize(2);
    }

    @Test
    void recordsSeveralEventsTogetherAndKeepsInternalOnesInside() {
        tallies.on(Close.class, Close::id, Tally::close).accept(message("m1", new Close(new TallyId("7"))));

        assertThat(log.stream("tally/7")).extracting(LogEntry::visibility)
                .containsExactly(Visibility.INTERNAL, Visibility.DOMAIN);
        assertThat(log.stream("tally/7")).extracting(entry -> entry.metadata().sequence()).containsExactly(1L, 2L);
    }

    @Test
    void decidesAgainOnTheNewStateAfterALostRace() {
        var rival = tallies(log).on(Add.class, Add::id, Tally::add);
        var once = new AtomicInteger();
        var add = tallies.onEnvelope(Add.class, Add::id, (tally, message) -> {
            if (once.getAndIncrement() == 0) {
                rival.accept(message("rival", new Add(new TallyId("7"), 10)));
            }
            return tally.add(message.data());
        });

        add.accept(message("m1", new Add(new TallyId("7"), 3)));

        assertThat(once).hasValue(2);
        assertThat(log.stream("tally/7").getLast().state()).contains("\"count\":13");
        assertThat(log.stream("tally/7").getLast().handled()).containsExactly("rival", "m1");
    }

    @Test
    void givesUpForRedeliveryWhenEveryRaceIsLost() {
        EventLog contended = new EventLog() {
            @Override
            public Optional<LogEntry> newest(String stream) {
                return Optional.empty();
            }

            @Override
            public List<LogEntry> all(String stream) {
                return List.of();
            }

            @Override
            public Append.Result append(Append append) {
                return new Append.Result.Lost();
            }
        };
        var add = tallies(contended).on(Add.class, Add::id, Tally::add);

        assertThatExceptionOfType(Contention.class)
                .isThrownBy(() -> add.accept(message("m1", new Add(new TallyId("7"), 3))))
                .withMessageContaining("tally/7");
    }

    @Test
    void remembersTheNewestInboundIdsOnly() {
        var add = tallies.on(Add.class, Add::id, Tally::add);

        IntStream.rangeClosed(1, Aggregates.HANDLED_KEPT + 1)
                .forEach(number -> add.accept(message("m" + number, new Add(new TallyId("7"), 1))));

        assertThat(log.stream("tally/7").getLast().handled())
                .hasSize(Aggregates.HANDLED_KEPT)
                .startsWith("m2")
                .endsWith("m" + (Aggregates.HANDLED_KEPT + 1));
    }

    @Test
    void numbersWithoutGapsFromManyInstancesAtOnce() throws InterruptedException {
        var numbered = 200;
        var done = new CountDownLatch(numbered);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var instances = List.of(tallies(log), tallies(log), tallies(log));
            IntStream.range(0, numbered).forEach(id -> threads.execute(() -> {
                var close = instances.get(id % 3).on(Close.class, Close::id, Tally::number);
                var message = message("m" + id, new Close(new TallyId("" + id)));
                try {
                    close.accept(message);
                } catch (Contention redelivered) {
                    close.accept(message);
                }
                done.countDown();
            }));
            done.await();
        }

        var numbers = IntStream.range(0, numbered).mapToObj(id -> log.stream("tally/" + id).getFirst().event())
                .toList();
        assertThat(numbers).containsExactlyInAnyOrderElementsOf(
                IntStream.rangeClosed(1, numbered).mapToObj("{\"number\":%d}"::formatted).toList());
    }

    @Test
    void refusesAMessageThatNoDecisionIsFor() {
        var add = tallies.handler().on(Add.class, Add::id, Tally::add);

        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> add.accept(message("m1", new Close(new TallyId("7")))))
                .withMessageContaining("[Add]");
    }

    private static Aggregates<Tally> tallies(EventLog log) {
        return new Aggregates<>(
                "tally", Tally.class, id -> new Tally.Open(id, 0), log, new EventJson(), InstantSource.fixed(NOW));
    }

    private static <T> org.springframework.messaging.Message<T> message(String id, T data) {
        var metadata = new Metadata(id, data.getClass().getSimpleName(), 1, "api", 0, NOW, "saga", id, null);
        return Messages.of(new Envelope<>(metadata, data));
    }
}
