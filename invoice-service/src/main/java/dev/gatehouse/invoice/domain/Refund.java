package dev.gatehouse.invoice.domain;

import dev.gatehouse.contracts.Money;
import java.time.Instant;
import java.util.List;

/**
 * Money that went back to the customer, tax included.
 *
 * @param parts which lines it is for; none if it is for the order as a whole
 */
public record Refund(String refundId, Money amount, List<Part> parts, Instant refundedAt) {

    /**
     * What goes back for one line.
     *
     * @param line its place in the order, from 0
     */
    public record Part(int line, Money amount) {}

    public Refund {
        parts = List.copyOf(parts);
    }
}
