package dev.gatehouse.local.command;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What became of the orders. */
record OrdersReport(List<Outcome> outcomes, Duration took) {
    private static final int MOST_LINES = 10;

    boolean isAsExpected() {
        return outcomes.stream().allMatch(Outcome::isEnd);
    }

    /** One for each order, as long as there are few; of many, those that are not as expected. */
    List<String> lines() {
        if (outcomes.size() <= MOST_LINES) {
            return outcomes.stream().map(Outcome::text).toList();
        }
        var unexpected = outcomes.stream().filter(outcome -> !outcome.isEnd()).toList();
        var shown = unexpected.stream().limit(MOST_LINES).map(Outcome::text);
        var left = unexpected.size() - MOST_LINES;
        return Stream.concat(shown, left > 0 ? Stream.of("... and " + left + " more") : Stream.of()).toList();
    }

    String summary() {
        var ended = outcomes.stream().filter(Outcome::isEnd).map(Outcome::took).sorted().toList();
        return "%s in %s: %d paid, %d rejected, %d stuck, %d failed%s".formatted(
                TemplateSummary.counted(outcomes.size(), "order"), seconds(took), count(Outcome.Paid.class),
                count(Outcome.Rejected.class), count(Outcome.Stuck.class), count(Outcome.Refused.class),
                ended.isEmpty()
                        ? ""
                        : "; to the end p50 %d ms, p95 %d ms".formatted(percentile(ended, 50),
                                percentile(ended, 95)));
    }

    private long count(Class<? extends Outcome> kind) {
        return outcomes.stream().filter(kind::isInstance).count();
    }

    /** The nearest rank. */
    private static long percentile(List<Duration> sorted, int percent) {
        var rank = (int) Math.ceil(percent / 100.0 * sorted.size());
        return sorted.get(Math.max(rank, 1) - 1).toMillis();
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }
}
