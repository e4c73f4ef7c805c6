package dev.gatehouse.contracts.payment;

import dev.gatehouse.contracts.Money;
import dev.gatehouse.contracts.OrderId;
import dev.gatehouse.contracts.PaymentId;
import dev.gatehouse.contracts.Required;
import java.util.List;

/**
 * Money was given back, all of it or a part.
 *
 * @param refundId id of the request that asked for it
 * @param lines what the amount is for; empty if it is for the order as a whole
 * @param refundedTotal of all refunds of the payment so far, this one included
 */
public record PaymentRefunded(PaymentId paymentId, OrderId orderId, String refundId, Money amount,
        List<RefundedLine> lines, Money refundedTotal) implements PaymentEvent {

    public PaymentRefunded {
        Required.value("paymentId", paymentId);
        Required.value("orderId", orderId);
        Required.text("refundId", refundId);
        Required.value("amount", amount);
        lines = lines == null ? List.of() : List.copyOf(lines);
        Required.value("refundedTotal", refundedTotal);
        Required.that(lines.isEmpty() || RefundedLine.sum(lines).equals(amount), "lines", "must sum to the amount");
    }
}
