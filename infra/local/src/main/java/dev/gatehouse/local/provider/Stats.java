package dev.gatehouse.local.provider;

import java.util.Map;
import java.util.TreeMap;

/** Counts what was asked, and what came of it. */
final class Stats {
    private final Map<String, Map<String, Long>> calls = new TreeMap<>();
    private final Map<String, Long> effects = new TreeMap<>(
            Map.of("authorizations", 0L, "captures", 0L, "cancellations", 0L, "refunds", 0L));
    private long refusedInOutage;

    /** @param token the card's, as far as it is known */
    synchronized void called(String operation, String token) {
        calls.computeIfAbsent(operation, _ -> new TreeMap<>()).merge(token, 1L, Long::sum);
    }

    synchronized void tookEffect(String effect) {
        effects.merge(effect, 1L, Long::sum);
    }

    synchronized void refusedInOutage() {
        refusedInOutage++;
    }

    synchronized Map<String, Object> json(boolean outage) {
        var copied = new TreeMap<String, Object>();
        calls.forEach((operation, byToken) -> copied.put(operation, new TreeMap<>(byToken)));
        return Map.of("calls", copied, "effects", new TreeMap<>(effects), "outage", outage, "refusedInOutage",
                refusedInOutage);
    }
}
