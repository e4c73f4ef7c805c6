package dev.gatehouse.runtime.dispatch;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.messaging.MessagingException;

/** What keeps a message from being handled is known to last: the message need not come back earlier. */
public class RetryLater extends RuntimeException {
    private final Duration delay;

    public RetryLater(String message, Duration delay) {
        super(message);
        this.delay = delay;
    }

    /** Of what a function threw, which Spring may have wrapped. */
    public static Optional<Duration> delayOf(@Nullable Throwable thrown) {
        return switch (thrown) {
            case RetryLater later -> Optional.of(later.delay);
            case MessagingException wrapped -> delayOf(wrapped.getCause());
            case null, default -> Optional.empty();
        };
    }

    public Duration delay() {
        return delay;
    }
}
