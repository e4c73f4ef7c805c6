package dev.gatehouse.contracts.order;

import dev.gatehouse.contracts.CustomerId;
import dev.gatehouse.contracts.OrderId;
import dev.gatehouse.contracts.Required;

/**
 * The order will not be carried out.
 *
 * @param reason a code for programs, such as {@code PAYMENT_DECLINED}
 * @param message a sentence for the customer
 */
public record OrderRejected(OrderId orderId, CustomerId customerId, String reason, String message)
        implements
            OrderEvent {

    public OrderRejected {
        Required.value("orderId", orderId);
        Required.value("customerId", customerId);
        Required.text("reason", reason);
        Required.text("message", message);
    }
}
