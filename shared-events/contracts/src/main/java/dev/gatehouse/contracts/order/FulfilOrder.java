package dev.gatehouse.contracts.order;

import dev.gatehouse.contracts.Command;
import dev.gatehouse.contracts.OrderId;
import dev.gatehouse.contracts.Required;

/** The goods have left the house. */
public record FulfilOrder(OrderId orderId) implements Command {

    public FulfilOrder {
        Required.value("orderId", orderId);
    }
}
