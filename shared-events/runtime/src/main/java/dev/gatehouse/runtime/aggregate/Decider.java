package dev.gatehouse.runtime.aggregate;

import dev.gatehouse.contracts.Envelope;
import dev.gatehouse.decision.Decision;

/**
 * Decides about a message. May act on the outside world, if it does so under the message's id: it runs again when the
 * message is delivered again, or when the write that follows loses a race.
 */
@FunctionalInterface
public interface Decider<S, E> {
    Decision<S> decide(S state, Envelope<E> message);

    /** Under which id the stream remembers that it has acted on the message. */
    default String handledAs(Envelope<E> message) {
        return message.metadata().eventId();
    }
}
