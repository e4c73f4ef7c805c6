package dev.gatehouse.contracts.payment;

import dev.gatehouse.contracts.OrderId;
import dev.gatehouse.contracts.PaymentId;
import dev.gatehouse.contracts.Required;

/**
 * The provider refuses the authorisation for good.
 *
 * @param reason the provider's code, such as {@code insufficient_funds}
 */
public record PaymentDeclined(PaymentId paymentId, OrderId orderId, String reason) implements PaymentEvent {

    public PaymentDeclined {
        Required.value("paymentId", paymentId);
        Required.value("orderId", orderId);
        Required.text("reason", reason);
    }
}
