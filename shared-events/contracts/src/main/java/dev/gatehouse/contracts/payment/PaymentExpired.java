package dev.gatehouse.contracts.payment;

import dev.gatehouse.contracts.Money;
import dev.gatehouse.contracts.OrderId;
import dev.gatehouse.contracts.PaymentId;
import dev.gatehouse.contracts.Required;

/** The money has not come in time, or what was held is no longer. */
public record PaymentExpired(PaymentId paymentId, OrderId orderId, Money amount) implements PaymentEvent {

    public PaymentExpired {
        Required.value("paymentId", paymentId);
        Required.value("orderId", orderId);
        Required.value("amount", amount);
    }
}
