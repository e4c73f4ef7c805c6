package dev.gatehouse.runtime.dispatch;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** What keeps a message from being handled is known to last: the message need not come back earlier. */
public class RetryLater extends RuntimeException {
    private static final Duration ALMOST_A_SECOND = Duration.ofSeconds(1).minusNanos(1);
    private final Duration delay;

    /** @param delay rounded up to the whole seconds that a queue counts in: a little less would be too early */
    public RetryLater(String message, Duration delay) {
        super(message);
        this.delay = delay.plus(ALMOST_A_SECOND).truncatedTo(ChronoUnit.SECONDS);
    }

    /** If what a function threw says so. */
    public static Optional<Duration> delayOf(Throwable thrown) {
        return Failure.cause(thrown) instanceof RetryLater later ? Optional.of(later.delay) : Optional.empty();
    }

    public Duration delay() {
        return delay;
    }
}
