package dev.gatehouse.stream.sqs;

import dev.gatehouse.runtime.dispatch.Backoff;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/**
 * A received message, hidden from others until it is done or given back. Closing it gives it back, unless it is done: it
 * will be delivered again.
 */
final class Lease implements AutoCloseable {
    /** No message is held longer, so that one that hangs comes back: as long as a Lambda may run. */
    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final Logger LOG = LoggerFactory.getLogger(Lease.class);

    private final SqsClient sqs;
    private final Queue queue;
    private final Message message;
    private final Backoff backoff;
    private final CountDownLatch ended = new CountDownLatch(1);

    Lease(SqsClient sqs, Queue queue, Message message, Backoff backoff) {
        this.sqs = sqs;
        this.queue = queue;
        this.message = message;
        this.backoff = backoff;
    }

    Message message() {
        return message;
    }

    /** How often the queue has delivered the message by now. */
    int receiveCount() {
        var count = message.attributes().get(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT);
        return count == null ? 1 : Integer.parseInt(count);
    }

    /** Extends the message's invisibility whenever half of it is over; returns when the lease has ended. */
    void keep() {
        var half = queue.visibility().dividedBy(2);
        try {
            for (var held = Duration.ZERO; held.compareTo(LONGEST) < 0; held = held.plus(half)) {
                if (ended.await(half.toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
                extend();
            }
            LOG.warn("Message {} of {} is still being handled after {}; it may be delivered again",
                    message.messageId(), queue.name(), LONGEST);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void extend() {
        if (ended.getCount() > 0) {
            hide(queue.visibility());
        }
    }

    /** The function is done with the message: it is deleted. */
    synchronized void done() {
        ended.countDown();
        try {
            sqs.deleteMessage(delete -> delete.queueUrl(queue.url()).receiptHandle(message.receiptHandle()));
        } catch (RuntimeException failed) {
            LOG.warn("Message {} of {} is handled, but not deleted ({}); it will be delivered again",
                    message.messageId(), queue.name(), failed.getClass().getSimpleName());
        }
    }

    /** Hides the message for so long: it cannot be handled earlier. */
    synchronized void postpone(Duration delay) {
        ended.countDown();
        hide(delay);
    }

    /** Lets others have the message at once. */
    synchronized void release() {
        ended.countDown();
        hide(Duration.ZERO);
    }

    @Override
    public synchronized void close() {
        if (ended.getCount() > 0) {
            ended.countDown();
            var delay = backoff.after(receiveCount());
            if (delay.compareTo(queue.visibility()) < 0) {
                hide(delay);
            }
        }
    }

    private void hide(Duration time) {
        try {
            sqs.changeMessageVisibility(change -> change.queueUrl(queue.url())
                    .receiptHandle(message.receiptHandle())
                    .visibilityTimeout(Math.toIntExact(time.toSeconds())));
        } catch (RuntimeException failed) {
            LOG.warn("Visibility of message {} of {} is not changed: {}",
                    message.messageId(), queue.name(), failed.getClass().getSimpleName());
        }
    }
}
