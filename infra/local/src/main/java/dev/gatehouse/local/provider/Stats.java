package dev.gatehouse.local.provider;

import java.util.Map;
import java.util.TreeMap;

/** Counts what was asked since the start, and what has ever come of it. */
final class Stats {
    private final Map<String, Map<String, Long>> calls = new TreeMap<>();
    private final Books books;
    private long refusedInOutage;

    Stats(Books books) {
        this.books = books;
    }

    /** @param token the card's, as far as it is known */
    synchronized void called(String operation, String token) {
        calls.computeIfAbsent(operation, _ -> new TreeMap<>()).merge(token, 1L, Long::sum);
    }

    synchronized void refusedInOutage() {
        refusedInOutage++;
    }

    synchronized Map<String, Object> json(boolean outage) {
        var copied = new TreeMap<String, Object>();
        calls.forEach((operation, byToken) -> copied.put(operation, new TreeMap<>(byToken)));
        return Map.of("calls", copied, "effects", books.effects(), "outage", outage, "refusedInOutage",
                refusedInOutage);
    }
}
