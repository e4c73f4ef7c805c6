package dev.gatehouse.contracts.payment;

import dev.gatehouse.contracts.Money;
import dev.gatehouse.contracts.OrderId;
import dev.gatehouse.contracts.PaymentId;
import dev.gatehouse.contracts.Required;

/** The provider holds the amount for us. */
public record PaymentAuthorized(PaymentId paymentId, OrderId orderId, Money amount) implements PaymentEvent {

    public PaymentAuthorized {
        Required.value("paymentId", paymentId);
        Required.value("orderId", orderId);
        Required.value("amount", amount);
    }
}
