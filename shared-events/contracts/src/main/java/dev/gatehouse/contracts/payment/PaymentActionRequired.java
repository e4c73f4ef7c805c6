package dev.gatehouse.contracts.payment;

import dev.gatehouse.contracts.Money;
import dev.gatehouse.contracts.OrderId;
import dev.gatehouse.contracts.PaymentId;
import dev.gatehouse.contracts.Required;

/**
 * The cardholder has to confirm the payment with the bank (3-D Secure).
 *
 * @param actionUrl where the cardholder does so
 */
public record PaymentActionRequired(PaymentId paymentId, OrderId orderId, Money amount,
        String actionUrl) implements PaymentEvent {

    public PaymentActionRequired {
        Required.value("paymentId", paymentId);
        Required.value("orderId", orderId);
        Required.value("amount", amount);
        Required.text("actionUrl", actionUrl);
    }
}
