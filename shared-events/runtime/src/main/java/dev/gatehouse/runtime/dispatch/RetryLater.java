package dev.gatehouse.runtime.dispatch;

import java.time.Duration;
import java.util.Optional;

/** What keeps a message from being handled is known to last: the message need not come back earlier. */
public class RetryLater extends RuntimeException {
    private final Duration delay;

    public RetryLater(String message, Duration delay) {
        super(message);
        this.delay = delay;
    }

    /** If what a function threw says so. */
    public static Optional<Duration> delayOf(Throwable thrown) {
        return Failure.cause(thrown) instanceof RetryLater later ? Optional.of(later.delay) : Optional.empty();
    }

    public Duration delay() {
        return delay;
    }
}
