package dev.gatehouse.contracts.order;

import dev.gatehouse.contracts.CustomerId;
import dev.gatehouse.contracts.OrderId;
import dev.gatehouse.contracts.Required;

/** The order is undone, and so is its payment. */
public record OrderCancelled(OrderId orderId, CustomerId customerId) implements OrderEvent {

    public OrderCancelled {
        Required.value("orderId", orderId);
        Required.value("customerId", customerId);
    }
}
