package dev.gatehouse.runtime.dispatch;

import java.time.Duration;

/** What keeps a message from being handled is known to last: the message need not come back earlier. */
public class RetryLater extends RuntimeException {
    private final Duration delay;

    public RetryLater(String message, Duration delay) {
        super(message);
        this.delay = delay;
    }

    public Duration delay() {
        return delay;
    }
}
