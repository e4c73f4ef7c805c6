package dev.gatehouse.contracts.payment;

import dev.gatehouse.contracts.Money;
import dev.gatehouse.contracts.Required;
import java.util.List;

/**
 * What part of a refund is for one line of the order.
 *
 * @param line its position in the order, from 0
 */
public record RefundedLine(int line, Money amount) {

    public RefundedLine {
        Required.that(line >= 0, "lines.line", "must not be negative");
        Required.value("lines.amount", amount);
    }

    static Money sum(List<RefundedLine> lines) {
        return lines.stream().map(RefundedLine::amount).reduce(Money::plus).orElseThrow();
    }
}
