package dev.gatehouse.contracts.payment;

import dev.gatehouse.contracts.Money;
import dev.gatehouse.contracts.OrderId;
import dev.gatehouse.contracts.PaymentId;
import dev.gatehouse.contracts.Required;

/**
 * The bank has taken the money back for the cardholder. An operator has to look.
 *
 * @param reason the provider's code, such as {@code fraudulent}
 */
public record PaymentChargedBack(PaymentId paymentId, OrderId orderId, Money amount,
        String reason) implements PaymentEvent {

    public PaymentChargedBack {
        Required.value("paymentId", paymentId);
        Required.value("orderId", orderId);
        Required.value("amount", amount);
        Required.text("reason", reason);
    }
}
