package dev.gatehouse.simulation.ports;

import dev.gatehouse.runtime.inbox.Inbox;
import dev.gatehouse.testkit.simulation.Calls;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/** An inbox at the far end of a network: claim, act, complete. */
public final class UnreliableInbox implements Inbox {
    private static final Duration CLAIM = Duration.ofSeconds(30);

    private final Map<String, Claim> claims = new HashMap<>();
    private final Calls calls;
    private final InstantSource clock;

    private record Claim(Instant until, boolean isDone) {}

    public UnreliableInbox(Calls calls, InstantSource clock) {
        this.calls = calls;
        this.clock = clock;
    }

    @Override
    public void once(String function, String eventId, Runnable effect) {
        if (!calls.read("claim " + eventId, () -> claimed(function, eventId))) {
            return;
        }
        try {
            effect.run();
        } catch (RuntimeException failure) {
            calls.write("release " + eventId, () -> {
                claims.remove(eventId);
            });
            throw failure;
        }
        calls.write("complete " + eventId, () -> {
            claims.put(eventId, new Claim(Instant.MAX, true));
        });
    }

    private boolean claimed(String function, String eventId) {
        var claim = claims.get(eventId);
        if (claim != null && claim.isDone()) {
            return false;
        }
        if (claim != null && claim.until().isAfter(clock.instant())) {
            throw new InProgress(function, eventId, Duration.between(clock.instant(), claim.until()));
        }
        claims.put(eventId, new Claim(clock.instant().plus(CLAIM), false));
        return true;
    }
}
