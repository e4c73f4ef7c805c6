package dev.gatehouse.stream.sqs;

import dev.gatehouse.runtime.dispatch.Backoff;
import java.time.Duration;
import java.util.Objects;
import org.springframework.cloud.stream.binder.ConsumerProperties;

/**
 * How a binding reads its queue.
 *
 * @param concurrency calls of the function at a time
 * @param batch whether a call gets a list of messages
 * @param patience how long stopping waits for calls to end
 */
record Reading(
        String binding,
        Queue queue,
        int concurrency,
        boolean batch,
        Duration pollWait,
        Duration retryDelay,
        Duration patience) {
    /** As many as SQS hands out at once. */
    private static final int MOST_MESSAGES = 10;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

    Reading {
        require(concurrency >= 1, binding, "concurrency must be 1 or more, not " + concurrency);
        require(!queue.visibility().isZero(), binding, "queue " + queue.name() + " has a visibility timeout of 0:"
                + " its messages would be delivered again while they are being handled");
        require(!batch || !queue.fifo(), binding, "batch mode is not implemented for FIFO queues, and "
                + queue.name() + " is one");
        require(pollWait.toSeconds() >= 1 && pollWait.compareTo(LONGEST_WAIT) <= 0, binding,
                "poll-wait must be 1 to 20 seconds, not " + pollWait);
        require(!retryDelay.isNegative(), binding, "retry-delay must not be negative, not " + retryDelay);
    }

    static Reading of(Queue queue, ConsumerProperties properties, SqsProperties.Consumer own, Duration patience) {
        return new Reading(
                properties.getBindingName(),
                queue,
                properties.getConcurrency(),
                properties.isBatchMode(),
                Objects.requireNonNullElse(own.pollWait(), Duration.ofSeconds(10)),
                Objects.requireNonNullElse(own.retryDelay(), Duration.ofSeconds(1)),
                patience);
    }

    /**
     * Asked for together, SQS hands out messages of a FIFO queue that are behind one that has not been handled yet. Asked
     * for alone, a message that fails keeps those behind it in the queue: in order, and off the dead-letter queue.
     */
    int callsPerRequest() {
        return batch || queue.fifo() ? 1 : MOST_MESSAGES;
    }

    int messagesFor(int calls) {
        return batch ? MOST_MESSAGES : calls;
    }

    Backoff backoff() {
        return new Backoff(retryDelay, queue.visibility());
    }

    private static void require(boolean holds, String binding, String rule) {
        if (!holds) {
            throw new IllegalArgumentException("binding " + binding + ": " + rule);
        }
    }
}
