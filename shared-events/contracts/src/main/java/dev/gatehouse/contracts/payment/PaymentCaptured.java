package dev.gatehouse.contracts.payment;

import dev.gatehouse.contracts.Money;
import dev.gatehouse.contracts.OrderId;
import dev.gatehouse.contracts.PaymentId;
import dev.gatehouse.contracts.PaymentMethod;
import dev.gatehouse.contracts.Required;

/** The amount is ours. This is the saga's pivot: from here it only goes forward. */
public record PaymentCaptured(PaymentId paymentId, OrderId orderId, Money amount,
        PaymentMethod method) implements PaymentEvent {

    public PaymentCaptured {
        Required.value("paymentId", paymentId);
        Required.value("orderId", orderId);
        Required.value("amount", amount);
        Required.value("method", method);
    }
}
