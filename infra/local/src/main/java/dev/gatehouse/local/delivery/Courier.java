package dev.gatehouse.local.delivery;

import dev.gatehouse.local.delivery.DeliveryFailed.Code;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes deliveries at once and carries each out by itself. */
public final class Courier implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);

    /** How many deliveries may be at their first attempt before those who bring more have to wait. */
    private static final int ROOM = 256;

    private final Semaphore room = new Semaphore(ROOM, true);
    private final Targets targets;
    private final @Nullable Journal journal;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /** @param directory where deliveries under way are kept; none forgets them with the process */
    public Courier(Targets targets, @Nullable Path directory) {
        this.targets = targets;
        this.journal = directory == null ? null : Journal.open(directory.resolve("deliveries.jsonl"));
    }

    /** Goes on with what was under way when the process ended. Call it when all targets are there. */
    public void resume() {
        if (journal != null) {
            journal.open().forEach(delivery -> begin(delivery, () -> {}));
        }
    }

    /** Returns as soon as the deliveries cannot be lost any more and there is room for them. */
    public void accept(Collection<Delivery> deliveries) {
        note(deliveries);
        for (var delivery : deliveries) {
            room.acquireUninterruptibly();
            begin(delivery, room::release);
        }
    }

    /** For what comes of a delivery: it must not wait for room, which is perhaps its own. */
    public void handOn(Collection<Delivery> deliveries) {
        note(deliveries);
        deliveries.forEach(delivery -> begin(delivery, () -> {}));
    }

    private void note(Collection<Delivery> deliveries) {
        if (journal != null && !deliveries.isEmpty()) {
            journal.accepted(deliveries);
        }
    }

    /** Gives up a delivery that cannot even be tried. */
    public void refuse(Delivery delivery, DeliveryFailed failure) {
        threads.execute(() -> bury(delivery, failure, 0, null));
    }

    /** @param tried is run after the first attempt */
    private void begin(Delivery delivery, Runnable tried) {
        threads.execute(() -> {
            try {
                carryOut(delivery, tried);
                if (journal != null) {
                    journal.arrived(delivery);
                }
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException e) {
                if (!Thread.currentThread().isInterrupted()) {
                    LOG.error("Delivery from {} to {} failed", delivery.origin(), delivery.target(), e);
                }
            }
        });
    }

    private void carryOut(Delivery delivery, Runnable tried) throws InterruptedException {
        for (int attempt = 0;; attempt++) {
            try {
                attempt(delivery, attempt == 0 ? tried : () -> {});
                return;
            } catch (DeliveryFailed e) {
                var exhausted = exhausted(delivery, attempt);
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                if (e.isFinal() || exhausted != null) {
                    bury(delivery, e, attempt, exhausted);
                    return;
                }
                Backoff.sleep(attempt + 1);
            }
        }
    }

    private void attempt(Delivery delivery, Runnable tried) {
        try {
            targets.deliver(delivery.target(), delivery.message());
        } finally {
            tried.run();
        }
    }

    /** The limit of the retry policy that is reached, if one is. */
    private static @Nullable String exhausted(Delivery delivery, int attempts) {
        var age = Duration.between(delivery.accepted(), Instant.now());
        if (age.toSeconds() >= delivery.retry().maximumAgeSeconds()) {
            return "MaximumEventAgeInSeconds";
        }
        return attempts >= delivery.retry().attempts() ? "MaximumRetryAttempts" : null;
    }

    private void bury(Delivery delivery, DeliveryFailed failure, int attempts, @Nullable String exhausted) {
        var deadLetter = delivery.deadLetter();
        if (deadLetter == null) {
            LOG.warn("Dropped, for want of a dead-letter queue: {} to {}: {}", delivery.origin(), delivery.target(),
                    failure.getMessage());
            return;
        }
        try {
            targets.deliver(deadLetter.queueArn(), deadLetter.because(delivery, failure, attempts, exhausted));
        } catch (DeliveryFailed e) {
            if (e.code() == Code.ERROR_FROM_TARGET) {
                throw e;
            }
            LOG.warn("Dropped, the dead-letter queue {} does not take it: {}", deadLetter.queueArn(), e.getMessage());
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        threads.close();
        if (journal != null) {
            journal.close();
        }
    }
}
