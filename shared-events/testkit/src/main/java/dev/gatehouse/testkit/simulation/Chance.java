package dev.gatehouse.testkit.simulation;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * Makes choices, the same ones for the same seed. Choices about one subject do not depend on those about others, so that
 * what happens to it stays what it is when others are taken away.
 */
public final class Chance {
    private static final long SPREAD = 0x9E3779B97F4A7C15L;
    private static final long VERSION = 0x4000L;
    private static final long VARIANT = 0x8000000000000000L;

    private final Map<String, SplittableRandom> subjects = new HashMap<>();
    private final long seed;
    private String subject = "";
    private SplittableRandom random;

    public Chance(long seed) {
        this.seed = seed;
        this.random = new SplittableRandom(seed);
        subjects.put(subject, random);
    }

    /**
     * What the next choices are about.
     *
     * @return what they were about until now
     */
    public String about(String next) {
        var before = subject;
        if (!next.equals(before)) {
            subject = next;
            random = subjects.computeIfAbsent(next, name -> new SplittableRandom(seed ^ (SPREAD * name.hashCode())));
        }
        return before;
    }

    String subject() {
        return subject;
    }

    public boolean happens(double probability) {
        return random.nextDouble() < probability;
    }

    /** From 0. */
    public int below(int bound) {
        return random.nextInt(bound);
    }

    public long between(long least, long most) {
        return random.nextLong(least, most + 1);
    }

    public Duration between(Duration least, Duration most) {
        return Duration.ofMillis(between(least.toMillis(), most.toMillis()));
    }

    public <T> T oneOf(List<T> some) {
        return some.get(below(some.size()));
    }

    public UUID uuid() {
        return new UUID((random.nextLong() & ~0xF000L) | VERSION, (random.nextLong() >>> 2) | VARIANT);
    }
}
