package dev.gatehouse.local.delivery;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Waits longer after each failure, with jitter. */
public final class Backoff {
    private static final long FIRST_MILLIS = 100;
    private static final long LONGEST_MILLIS = 20_000;

    private Backoff() {}

    /** @param attempt 1 after the first failure */
    static Duration after(int attempt) {
        var full = Math.min(LONGEST_MILLIS, FIRST_MILLIS << Math.min(attempt - 1, 20));
        return Duration.ofMillis(full / 2 + ThreadLocalRandom.current().nextLong(full / 2 + 1));
    }

    public static void sleep(int attempt) throws InterruptedException {
        Thread.sleep(after(attempt));
    }
}
