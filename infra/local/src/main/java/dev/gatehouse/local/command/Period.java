package dev.gatehouse.local.command;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** When something happened, both ends included. */
record Period(Instant from, Instant to) {
    private static final Pattern AGO = Pattern.compile("(\\d{1,6})([smhd])");

    /**
     * @param to now if absent
     * @throws CommandFailure if they are no times, or the wrong way round
     */
    static Period of(String from, @Nullable String to) {
        var now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        var period = new Period(time("--from", from, now), to == null ? now : time("--to", to, now));
        if (!period.from().isBefore(period.to())) {
            throw new CommandFailure(CommandFailure.USAGE, "--from (%s) must be before --to (%s).".formatted(
                    period.from(), period.to()));
        }
        return period;
    }

    private static Instant time(String option, String text, Instant now) {
        var ago = AGO.matcher(text);
        try {
            if (ago.matches()) {
                return now.minus(ago(Long.parseLong(ago.group(1)), ago.group(2)));
            }
            return text.contains("T")
                    ? Instant.parse(text).truncatedTo(ChronoUnit.SECONDS)
                    : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeException _) {
            throw new CommandFailure(CommandFailure.USAGE, ("%s must be a time (2026-11-21T10:00:00Z), a day "
                    + "(2026-11-21) or how long ago (90s, 30m, 2h, 7d), not '%s'.").formatted(option, text));
        }
    }

    private static Duration ago(long amount, String unit) {
        return switch (unit) {
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
    }

    @Override
    public String toString() {
        return from + " to " + to;
    }
}
