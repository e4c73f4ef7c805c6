package dev.gatehouse.decision;

import dev.gatehouse.contracts.Event;
import java.util.List;
import java.util.function.LongFunction;

/**
 * What a domain decides about a message: nothing to do, a change, a change that needs the next number of a series, or
 * nothing final yet.
 *
 * @param <S> the aggregate
 */
public sealed interface Decision<S> {

    /** The message asks for nothing, or for nothing more. */
    record Nothing<S>() implements Decision<S> {}

    /** The aggregate becomes {@code state} because of the events. */
    record Change<S>(S state, List<Event> events) implements Decision<S> {

        public Change {
            events = List.copyOf(events);
            if (events.isEmpty()) {
                throw new IllegalArgumentException("a change needs at least one event");
            }
        }
    }

    /** A change that carries the next number of a series; the number is used up only if the change is recorded. */
    record Numbered<S>(Series series, LongFunction<Change<S>> change) implements Decision<S> {}

    /**
     * Not decided yet: the change says what is known so far, and the message is not done, so it will be delivered again.
     *
     * @param cause what is thrown once the change is recorded
     */
    record Undecided<S>(Change<S> change, RuntimeException cause) implements Decision<S> {}

    static <S> Decision<S> nothing() {
        return new Nothing<>();
    }

    static <S> Change<S> of(S state, Event... events) {
        return new Change<>(state, List.of(events));
    }

    static <S> Decision<S> numbered(Series series, LongFunction<Change<S>> change) {
        return new Numbered<>(series, change);
    }
}
