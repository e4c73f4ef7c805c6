package dev.gatehouse.contracts.payment;

import dev.gatehouse.contracts.Money;
import dev.gatehouse.contracts.OrderId;
import dev.gatehouse.contracts.PaymentId;
import dev.gatehouse.contracts.Required;

/**
 * Money could not be given back, for good.
 *
 * @param refundId id of the request that asked for it
 * @param reason the provider's code, or {@code exceeds_captured}
 */
public record PaymentRefundFailed(PaymentId paymentId, OrderId orderId, String refundId, Money amount,
        String reason) implements PaymentEvent {

    public PaymentRefundFailed {
        Required.value("paymentId", paymentId);
        Required.value("orderId", orderId);
        Required.text("refundId", refundId);
        Required.value("amount", amount);
        Required.text("reason", reason);
    }
}
