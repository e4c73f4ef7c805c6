package dev.gatehouse.runtime.breaker;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** The failed calls of an instance since its last one that was none. */
final class FailuresInARow {
    private final InstantSource clock;
    private @Nullable Instant first;
    private int untold;

    FailuresInARow(InstantSource clock) {
        this.clock = clock;
    }

    synchronized void add() {
        if (first == null) {
            first = clock.instant();
        }
        untold++;
    }

    synchronized void end() {
        first = null;
        untold = 0;
    }

    /** Since the first of them. */
    synchronized Duration span() {
        return first == null ? Duration.ZERO : Duration.between(first, clock.instant());
    }

    /** How many the others have not been told of; from now on they have been. */
    synchronized int takeUntold() {
        var taken = untold;
        untold = 0;
        return taken;
    }
}
