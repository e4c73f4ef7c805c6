package dev.gatehouse.contracts.payment;

import dev.gatehouse.contracts.Command;
import dev.gatehouse.contracts.Money;
import dev.gatehouse.contracts.PaymentId;
import dev.gatehouse.contracts.Required;
import java.util.List;

/**
 * Give money back, all of it or a part.
 *
 * @param lines what the amount is for; empty if it is for the order as a whole
 */
public record RefundPayment(PaymentId paymentId, Money amount, List<RefundedLine> lines) implements Command {

    public RefundPayment {
        Required.value("paymentId", paymentId);
        Required.value("amount", amount);
        lines = lines == null ? List.of() : List.copyOf(lines);
        Required.that(amount.amount() > 0, "amount", "must be more than zero");
        Required.that(lines.isEmpty() || RefundedLine.sum(lines).equals(amount), "lines", "must sum to the amount");
    }
}
