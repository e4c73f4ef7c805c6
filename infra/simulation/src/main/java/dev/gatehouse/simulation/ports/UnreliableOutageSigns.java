package dev.gatehouse.simulation.ports;

import dev.gatehouse.runtime.breaker.OutageSigns;
import dev.gatehouse.testkit.simulation.Calls;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** One item at the far end of a network. */
public final class UnreliableOutageSigns implements OutageSigns {
    private static final Duration WINDOW = Duration.ofMinutes(5);
    private static final Duration PROBE_INTERVAL = Duration.ofSeconds(30);

    private final Calls calls;
    private final InstantSource clock;
    private Instant windowEnds = Instant.MIN;
    private Instant probed = Instant.MIN;
    private int failures;

    public UnreliableOutageSigns(Calls calls, InstantSource clock) {
        this.calls = calls;
        this.clock = clock;
    }

    @Override
    public Count failed(int more) {
        return calls.write("count a failure", () -> {
            if (!windowEnds.isAfter(clock.instant())) {
                windowEnds = clock.instant().plus(WINDOW);
                failures = 0;
            }
            failures += more;
            return new Count("" + windowEnds.toEpochMilli(), failures);
        });
    }

    @Override
    public void recovered() {
        calls.write("forget failures", () -> {
            windowEnds = Instant.MIN;
            failures = 0;
        });
    }

    @Override
    public boolean isElected() {
        return calls.write("elect", () -> {
            var now = clock.instant();
            var isElected = probed.isBefore(now.minus(PROBE_INTERVAL.dividedBy(2)));
            probed = isElected ? now : probed;
            return isElected;
        });
    }
}
