package dev.gatehouse.local.scheduler;

import dev.gatehouse.local.endpoint.AwsError;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.regex.Pattern;

/** When a schedule is due: {@code at(2026-11-21T10:55:00)}. */
record OneTime(Instant due) {
    private static final Pattern FORM = Pattern.compile("at\\((\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2})\\)");
    private static final Pattern RECURRING = Pattern.compile("(rate|cron)\\(.*\\)");

    /** @throws AwsError if it is none */
    static OneTime of(String expression, String timezone) {
        if (RECURRING.matcher(expression).matches()) {
            throw AwsError.invalid("The local cloud supports one-time schedules only, at(yyyy-mm-ddThh:mm:ss), and not "
                    + expression + ".");
        }
        var form = FORM.matcher(expression);
        try {
            if (form.matches()) {
                return new OneTime(LocalDateTime.parse(form.group(1)).atZone(ZoneId.of(timezone)).toInstant());
            }
        } catch (DateTimeException _) {
            // told below
        }
        throw AwsError.invalid("Invalid Schedule Expression %s, or invalid timezone %s.".formatted(expression,
                timezone));
    }
}
