package dev.gatehouse.stream.sqs;

import dev.gatehouse.stream.BindingName;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * Reads one queue for one function. No message is received before a call of the function is free for it, so none waits
 * here while its time runs out.
 */
final class Poller {
    private static final Logger LOG = LoggerFactory.getLogger(Poller.class);
    private final Reading reading;
    private final QueueReader reader;
    private final SqsClient sqs;
    private final Intake intake;
    private final Calls calls;
    private volatile @Nullable Thread thread;
    private volatile boolean running;
    private volatile boolean paused;

    Poller(Reading reading, SqsClient longPolling, SqsClient sqs, Intake intake) {
        this.reading = reading;
        this.reader = new QueueReader(reading, longPolling);
        this.sqs = sqs;
        this.intake = intake;
        this.calls = new Calls(reading.binding(), reading.concurrency());
    }

    /** A platform thread polls, so that it keeps the application alive. */
    void start() {
        running = true;
        thread = Thread.ofPlatform().name(reading.binding()).start(this::poll);
        LOG.info("{} <- {} (concurrency {}{})", BindingName.function(reading.binding()), reading.queue().name(),
                reading.concurrency(), reading.batch() ? ", batches" : "");
    }

    void pause() {
        paused = true;
    }

    void resume() {
        paused = false;
        LockSupport.unpark(thread);
    }

    boolean isPaused() {
        return paused;
    }

    /** Why the queue cannot be read at the moment. */
    Optional<String> trouble() {
        return reader.trouble();
    }

    /** Asks for no more messages; returns at once. */
    void quiesce() {
        running = false;
        LockSupport.unpark(thread);
    }

    /**
     * Asks for no more messages, and waits until those received are handled. A request under way is not broken off: SQS
     * may hand out a message to it all the same, and nobody would have that for the queue's visibility timeout.
     */
    void stop() {
        quiesce();
        var end = System.nanoTime() + reading.patience().toNanos();
        try {
            var polling = thread;
            if (polling != null) {
                polling.join(Duration.ofNanos(end - System.nanoTime()));
            }
            var left = calls.awaitEnd(Duration.ofNanos(end - System.nanoTime()));
            if (left > 0) {
                LOG.warn("{}: {} calls have not ended after {}; their messages may be delivered again",
                        reading.binding(), left, reading.patience());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void poll() {
        try {
            while (running) {
                if (paused) {
                    LockSupport.park(this);
                } else {
                    var reserved = calls.reserve(reading.callsPerRequest());
                    calls.giveBack(reserved - (reserved == 0 ? 0 : receive(reserved)));
                    LockSupport.parkNanos(this, reader.pause().toNanos());
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** @return how many of the calls are used */
    private int receive(int reserved) {
        var messages = reader.receive(reading.messagesFor(reserved)).stream().map(this::lease).toList();
        if (paused) {
            messages.forEach(Lease::release);
            return 0;
        }
        var inputs = reading.batch() && !messages.isEmpty()
                ? List.of(messages)
                : messages.stream().map(List::of).toList();
        inputs.forEach(this::call);
        return inputs.size();
    }

    private Lease lease(Message message) {
        return new Lease(sqs, reading.queue(), message, reading.backoff());
    }

    private void call(List<Lease> input) {
        input.forEach(message -> Thread.startVirtualThread(message::keep));
        calls.start(() -> {
            try {
                intake.take(input);
            } finally {
                input.forEach(Lease::close);
            }
        });
    }
}
