package dev.gatehouse.runtime.contention;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Optimistic concurrency: read, decide, write on a condition; and all over again if somebody else wrote first. */
public final class Optimistic {
    private static final int ATTEMPTS = 10;
    private static final long FIRST_PAUSE_NANOS = Duration.ofMillis(5).toNanos();

    private Optimistic() {}

    /**
     * Tries until an attempt has a result, with growing, jittered pauses in between.
     *
     * @param record what the race is for, for the message of the exception
     * @param attempt gives nothing if it lost the race
     * @throws Contention after 10 lost races
     */
    public static <T> T retry(String record, Supplier<Optional<T>> attempt) {
        for (var lost = 0; lost < ATTEMPTS; lost++) {
            var result = attempt.get();
            if (result.isPresent()) {
                return result.get();
            }
            // Processes that are started from one snapshot share every other generator's state, and would meet again.
            LockSupport.parkNanos(new SecureRandom().nextLong(FIRST_PAUSE_NANOS << lost));
        }
        throw new Contention(record, ATTEMPTS);
    }
}
