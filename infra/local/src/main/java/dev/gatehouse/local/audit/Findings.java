package dev.gatehouse.local.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What an audit has found.
 *
 * @param ended orders that have come to an end
 * @param overdue orders that have not, and are flagged
 * @param totals by currency
 * @param series how many numbers each has
 */
public record Findings(int orders, int events, int ended, int overdue, Map<String, Books> totals,
        Map<String, Integer> series, List<String> violations) {
    private static final int MOST_LINES = 20;

    public Findings {
        violations = List.copyOf(violations);
    }

    /** Orders that have not come to an end, and are not flagged. */
    public int open() {
        return orders - ended - overdue;
    }

    public List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add("orders    %d ended, %d overdue, %d open".formatted(ended, overdue, open()));
        totals.forEach((currency, books) -> lines.add(
                "%s       captured %d - refunded %d = %d; invoiced %d - credited %d = %d (minor units)".formatted(
                        currency, books.captured(), books.refunded(), books.captured() - books.refunded(),
                        books.invoiced(), books.credited(), books.invoiced() - books.credited())));
        series.forEach((name, size) -> lines.add("series    %s: %d".formatted(name, size)));
        violations.stream().limit(MOST_LINES).forEach(violation -> lines.add("VIOLATION " + violation));
        if (violations.size() > MOST_LINES) {
            lines.add("... and %d more".formatted(violations.size() - MOST_LINES));
        }
        return lines;
    }

    public String summary() {
        return "Audit of %d orders, %d events: %s.".formatted(orders, events, violations.isEmpty()
                ? "clean"
                : violations.size() + (violations.size() == 1 ? " violation" : " violations"));
    }
}
