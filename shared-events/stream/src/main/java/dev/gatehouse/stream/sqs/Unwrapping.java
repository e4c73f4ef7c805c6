package dev.gatehouse.stream.sqs;

import dev.gatehouse.runtime.dispatch.Delivery;
import dev.gatehouse.runtime.dispatch.Dispatcher;
import dev.gatehouse.runtime.dispatch.RetryLater;
import java.util.function.Consumer;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.messaging.Message;

/** Turns a received message into one for a function. */
@FunctionalInterface
interface Unwrapping {

    /** @return whether the message could be read and the function handled it; if not, that is logged */
    boolean unwrap(Lease message, Consumer<Message<?>> function);

    /** As in every run mode: the dispatcher reads the message and notes failures. */
    static Unwrapping dispatched(Dispatcher dispatcher, String function) {
        return (message, call) -> {
            try {
                dispatcher.dispatch(delivery(message, function), call);
                return true;
            } catch (RuntimeException noted) {
                RetryLater.delayOf(noted).ifPresent(message::postpone);
                return false;
            }
        };
    }

    /** The function gets the message as it is. */
    static Unwrapping raw(String function) {
        return (message, call) -> {
            try {
                call.accept(RawMessage.of(message));
                return true;
            } catch (RuntimeException failed) {
                LoggerFactory.getLogger(Unwrapping.class).warn("Failed: {}: {}", delivery(message, function),
                        NestedExceptionUtils.getMostSpecificCause(failed).getClass().getName());
                return false;
            }
        };
    }

    private static Delivery delivery(Lease lease, String function) {
        return new Delivery(function, lease.message().messageId(), lease.message().body(), lease.receiveCount());
    }
}
