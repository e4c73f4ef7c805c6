package dev.gatehouse.contracts.order;

import dev.gatehouse.contracts.CustomerId;
import dev.gatehouse.contracts.Money;
import dev.gatehouse.contracts.OrderId;
import dev.gatehouse.contracts.Required;

/**
 * The order is to be undone: what the payment holds is released, what it has taken is given back.
 *
 * @param reason a code for programs, such as {@code REQUESTED_BY_CUSTOMER}
 */
public record OrderCancellationRequested(OrderId orderId, CustomerId customerId, Money total,
        String reason) implements OrderEvent {

    public OrderCancellationRequested {
        Required.value("orderId", orderId);
        Required.value("customerId", customerId);
        Required.value("total", total);
        Required.text("reason", reason);
    }
}
