package dev.gatehouse.contracts.payment;

import dev.gatehouse.contracts.Money;
import dev.gatehouse.contracts.OrderId;
import dev.gatehouse.contracts.PaymentId;
import dev.gatehouse.contracts.PaymentMethod;
import dev.gatehouse.contracts.Required;

/**
 * The money is on its way, which may take days.
 *
 * @param reference what the customer states with the money
 */
public record PaymentPending(PaymentId paymentId, OrderId orderId, Money amount, PaymentMethod method,
        String reference) implements PaymentEvent {

    public PaymentPending {
        Required.value("paymentId", paymentId);
        Required.value("orderId", orderId);
        Required.value("amount", amount);
        Required.value("method", method);
        Required.text("reference", reference);
    }
}
