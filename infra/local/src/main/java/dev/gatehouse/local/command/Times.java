package dev.gatehouse.local.command;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Times as people read them. */
final class Times {
    private Times() {}

    /** The same text if it is no time. */
    static String toSeconds(String instant) {
        try {
            return Instant.parse(instant).truncatedTo(ChronoUnit.SECONDS).toString();
        } catch (DateTimeException _) {
            return instant;
        }
    }

    static String age(Duration age) {
        if (age.toMinutes() < 2) {
            return Math.max(age.toSeconds(), 0) + " s";
        }
        if (age.toHours() < 2) {
            return age.toMinutes() + " min";
        }
        return age.toDays() < 2 ? age.toHours() + " h" : age.toDays() + " days";
    }
}
