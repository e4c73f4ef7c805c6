package dev.gatehouse.testkit.simulation;

import java.util.Map;
import java.util.TreeMap;

/** Counts what has happened, by name. */
public final class Tally {
    private final Map<String, Long> counts = new TreeMap<>();

    public void count(Object what) {
        counts.merge(what.toString(), 1L, Long::sum);
    }

    public void add(Tally other) {
        other.counts.forEach((what, times) -> counts.merge(what, times, Long::sum));
    }

    public long of(Object what) {
        return counts.getOrDefault(what.toString(), 0L);
    }

    public Map<String, Long> all() {
        return new TreeMap<>(counts);
    }
}
