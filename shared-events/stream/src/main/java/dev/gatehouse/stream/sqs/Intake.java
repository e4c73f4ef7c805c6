package dev.gatehouse.stream.sqs;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.GenericMessage;

/** Hands received messages to a function: marks as done what the function has handled, and leaves the rest. */
@FunctionalInterface
interface Intake {

    void take(List<Lease> messages);

    /** Calls the function for each message. */
    static Intake single(Unwrapping unwrapping, Consumer<Message<?>> function) {
        return messages -> messages.forEach(message -> {
            if (unwrapping.unwrap(message, function)) {
                message.done();
            }
        });
    }

    /**
     * Calls the function with all messages together. If that fails, it is called again with each message alone, so that
     * one bad message neither takes the others to the dead-letter queue nor is done along with them.
     *
     * @param element makes an element of the function's list out of a message
     */
    static Intake batch(Unwrapping unwrapping, Function<Message<?>, ?> element, Consumer<Message<?>> function) {
        Consumer<List<Message<?>>> call = batch -> function.accept(
                new GenericMessage<>(batch.stream().map(element).toList()));
        return messages -> {
            var batch = new LinkedHashMap<Lease, Message<?>>();
            messages.forEach(message -> unwrapping.unwrap(message, readable -> batch.put(message, readable)));
            if (batch.size() > 1 && succeeds(call, List.copyOf(batch.values()))) {
                batch.keySet().forEach(Lease::done);
            } else {
                single(unwrapping, message -> call.accept(List.of(message))).take(List.copyOf(batch.keySet()));
            }
        };
    }

    private static boolean succeeds(Consumer<List<Message<?>>> call, List<Message<?>> batch) {
        try {
            call.accept(batch);
            return true;
        } catch (RuntimeException failed) {
            log().warn("A batch of {} messages failed; the function gets them again one by one", batch.size());
            return false;
        }
    }

    private static Logger log() {
        return LoggerFactory.getLogger(Intake.class);
    }
}
