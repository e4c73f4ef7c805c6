package dev.gatehouse.invoice.domain;

import dev.gatehouse.contracts.OrderId;

/**
 * In which series an invoice is numbered. Each series has a counter of its own, which takes one invoice at a time; several
 * series take as many at once.
 *
 * @param series how many there are. It may be changed at any time: each series stays gapless.
 */
public record Numbering(int series) {
    static final char CREDIT_NOTES = 'C';
    private static final String INVOICES = "ABDEFGHIJKLMNOPQRSTUVWXYZ";

    public Numbering {
        if (series < 1 || series > INVOICES.length()) {
            throw new IllegalArgumentException("there are 1 to %d series, not %d".formatted(INVOICES.length(), series));
        }
    }

    /** The same for an order whenever it is asked. */
    char seriesOf(OrderId order) {
        return INVOICES.charAt(Math.floorMod(order.value().hashCode(), series));
    }
}
