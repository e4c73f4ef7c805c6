package dev.gatehouse.contracts.order;

import dev.gatehouse.contracts.Command;
import dev.gatehouse.contracts.OrderId;
import dev.gatehouse.contracts.Required;

/** The customer no longer wants the order. */
public record CancelOrder(OrderId orderId) implements Command {

    public CancelOrder {
        Required.value("orderId", orderId);
    }
}
