package dev.gatehouse.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.gatehouse.contracts.order.OrderEvent;
import dev.gatehouse.contracts.order.OrderPaid;
import dev.gatehouse.runtime.dispatch.Dispatcher;
import dev.gatehouse.runtime.dispatch.EnvelopeReader;
import dev.gatehouse.runtime.dispatch.EventTypes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BatchesTest {
    private static final Duration RESERVE = Duration.ofSeconds(12);
    private final List<String> calls = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    @Test
    void handlesEveryMessageOnceInTheGivenOrder() {
        assertThat(handle(ok("1"), ok("2"), ok("3"))).isEmpty();

        assertThat(calls).containsExactly("1", "2", "3");
    }

    @Test
    void returnsExactlyTheMessagesThatFail() {
        var failed = handle(ok("1"), bad("2"), ok("3"), unreadable("4"), ok("5"));

        assertThat(failed).containsExactly("2", "4");
        assertThat(calls).containsExactly("1", "3", "5");
        assertThat(notes).hasSize(2);
    }

    @Test
    void stopsAGroupAtItsFirstFailure() {
        var failed = handle(
                in("a", ok("1")), in("a", bad("2")), in("b", ok("3")), in("a", ok("4")), in("c", unreadable("5")),
                in("a", ok("6")), in("b", ok("7")));

        assertThat(failed).containsExactly("2", "4", "5", "6");
        assertThat(calls).containsExactly("1", "3", "7");
    }

    @Test
    void notesWhichMessageHoldsAnotherBack() {
        handle(in("a", bad("1")), in("a", ok("2")), in("a", ok("3")));

        assertThat(notes.subList(1, 3)).allSatisfy(note -> assertThat(note)
                .contains("HeldBack: not started, because message 1 of the same group is ahead of it and has failed"));
    }

    @Test
    void startsNothingThatMightNotFinish() {
        var left = List.of(RESERVE.plusMillis(1), RESERVE, RESERVE.minusMillis(1), Duration.ZERO).iterator();

        assertThat(handle(left::next, calls::add, ok("1"), ok("2"), ok("3"), ok("4"))).containsExactly("3", "4");

        assertThat(calls).containsExactly("1", "2");
    }

    @Test
    void givesEachMessageAThreadThatIsNotInterrupted() {
        var interrupted = new ArrayList<Boolean>();

        handle(() -> RESERVE, _ -> {
            interrupted.add(Thread.currentThread().isInterrupted());
            Thread.currentThread().interrupt();
        }, ok("1"), ok("2"));

        assertThat(interrupted).containsExactly(false, false);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void returnsAMessageThatTheFunctionBreaksDownOn() {
        Consumer<String> function = id -> {
            switch (id) {
                case "1" -> throw new StackOverflowError();
                case "2" -> throw new NoClassDefFoundError("x");
                default -> calls.add(id);
            }
        };

        assertThat(handle(() -> RESERVE, function, ok("1"), ok("2"), ok("3"))).containsExactly("1", "2");
        assertThat(calls).containsExactly("3");
        assertThat(notes).hasSize(2);
    }

    @Test
    void givesUpTheProcessWhenItIsOutOfMemory() {
        assertThatExceptionOfType(OutOfMemoryError.class).isThrownBy(() -> handle(() -> RESERVE, _ -> {
            throw new OutOfMemoryError("test");
        }, ok("1"), ok("2")));
    }

    private List<String> handle(SqsRecord... batch) {
        return handle(() -> RESERVE, calls::add, batch);
    }

    /** @param function gets the ids of the messages that can be read and are not bad */
    private List<String> handle(Supplier<Duration> left, Consumer<String> function, SqsRecord... batch) {
        var dispatcher = new Dispatcher(new EnvelopeReader(Wire.JSON, EventTypes.none().and(OrderEvent.class)),
                (delivery, eventId, failure) -> notes.add(delivery.messageId() + ": " + failure));
        var bean = new FunctionBean("ship", OrderPaid.class, message -> {
            var paid = (OrderPaid) message.getPayload();
            if (paid.amount().amount() == 0) {
                throw new IllegalStateException("bad");
            }
            function.accept(paid.orderId().value().replaceAll(".*-0*", ""));
        });
        return new Batches(dispatcher, () -> bean, RESERVE).handle(List.of(batch), left).stream()
                .map(failure -> failure.message().messageId())
                .toList();
    }

    private static SqsRecord ok(String id) {
        return message(id, Wire.envelope("OrderPaid", new UUID(0, Long.parseLong(id)).toString()), null);
    }

    private static SqsRecord bad(String id) {
        return message(id, ok(id).body().replace("8384", "0"), null);
    }

    private static SqsRecord unreadable(String id) {
        return message(id, "{", null);
    }

    private static SqsRecord in(String group, SqsRecord message) {
        return message(message.messageId(), message.body(), group);
    }

    private static SqsRecord message(String id, String body, @Nullable String group) {
        return new SqsRecord("arn:aws:sqs:us-east-2:123456789012:my-queue", id, "receipt", body, 1, group);
    }
}
