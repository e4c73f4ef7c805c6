package dev.gatehouse.testkit.simulation;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/** Makes choices, the same ones for the same seed. */
public final class Chance {
    private static final long VERSION = 0x4000L;
    private static final long VARIANT = 0x8000000000000000L;

    private final SplittableRandom random;

    public Chance(long seed) {
        random = new SplittableRandom(seed);
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
