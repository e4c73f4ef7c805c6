package dev.gatehouse.contracts.payment;

import dev.gatehouse.contracts.Money;
import dev.gatehouse.contracts.OrderId;
import dev.gatehouse.contracts.PaymentId;
import dev.gatehouse.contracts.Required;

/**
 * The payment was called off before any money was taken.
 *
 * @param amount that was held or awaited, zero if there was nothing yet
 */
public record PaymentVoided(PaymentId paymentId, OrderId orderId, Money amount) implements PaymentEvent {

    public PaymentVoided {
        Required.value("paymentId", paymentId);
        Required.value("orderId", orderId);
        Required.value("amount", amount);
    }
}
