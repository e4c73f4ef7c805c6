package dev.gatehouse.contracts.order;

import dev.gatehouse.contracts.Command;
import dev.gatehouse.contracts.OrderId;
import dev.gatehouse.contracts.Required;

/** The time that an order may take is over. */
public record CheckDeadline(OrderId orderId) implements Command {

    public CheckDeadline {
        Required.value("orderId", orderId);
    }
}
