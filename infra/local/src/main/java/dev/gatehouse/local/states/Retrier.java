package dev.gatehouse.local.states;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** When and how often a task is tried again. */
record Retrier(
        ErrorNames errors, int intervalSeconds, int maxAttempts, double backoffRate, int maxDelaySeconds,
        boolean hasFullJitter) {
    private static final int LONGEST_SECONDS = 31_622_400;
    private static final int MOST_ATTEMPTS = 99_999_999;

    /** @throws IllegalArgumentException if it is none */
    static Retrier of(DefinitionPart definition) {
        definition.knows("ErrorEquals", "IntervalSeconds", "MaxAttempts", "BackoffRate", "MaxDelaySeconds",
                "JitterStrategy", "Comment");
        return new Retrier(definition.errors(),
                (int) definition.number("IntervalSeconds", 1, 1, 99_999_999),
                (int) definition.number("MaxAttempts", 3, 0, MOST_ATTEMPTS),
                definition.number("BackoffRate", 2, 1, Double.MAX_VALUE),
                (int) definition.number("MaxDelaySeconds", LONGEST_SECONDS, 1, LONGEST_SECONDS - 1),
                definition.oneOf("JitterStrategy", "NONE", "FULL").equals("FULL"));
    }

    /** @param attempts how often it has been tried again */
    Duration delay(int attempts) {
        var seconds = Math.min(maxDelaySeconds, intervalSeconds * Math.pow(backoffRate, attempts));
        var millis = (long) (seconds * 1000);
        return Duration.ofMillis(hasFullJitter ? ThreadLocalRandom.current().nextLong(millis + 1) : millis);
    }
}
