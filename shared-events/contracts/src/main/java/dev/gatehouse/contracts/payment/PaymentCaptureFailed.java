package dev.gatehouse.contracts.payment;

import dev.gatehouse.contracts.OrderId;
import dev.gatehouse.contracts.PaymentId;
import dev.gatehouse.contracts.Required;

/**
 * An authorised amount could not be captured, for good.
 *
 * @param reason the provider's code, such as {@code insufficient_funds}
 */
public record PaymentCaptureFailed(PaymentId paymentId, OrderId orderId, String reason) implements PaymentEvent {

    public PaymentCaptureFailed {
        Required.value("paymentId", paymentId);
        Required.value("orderId", orderId);
        Required.text("reason", reason);
    }
}
