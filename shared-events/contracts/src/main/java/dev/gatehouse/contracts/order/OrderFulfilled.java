package dev.gatehouse.contracts.order;

import dev.gatehouse.contracts.CustomerId;
import dev.gatehouse.contracts.OrderId;
import dev.gatehouse.contracts.Required;

/** The goods have left the house. The order is complete. */
public record OrderFulfilled(OrderId orderId, CustomerId customerId) implements OrderEvent {

    public OrderFulfilled {
        Required.value("orderId", orderId);
        Required.value("customerId", customerId);
    }
}
