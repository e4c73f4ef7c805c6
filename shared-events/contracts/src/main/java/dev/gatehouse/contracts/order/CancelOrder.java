package dev.gatehouse.contracts.order;

import dev.gatehouse.contracts.Command;
import dev.gatehouse.contracts.OrderId;
import dev.gatehouse.contracts.Required;
import org.jspecify.annotations.Nullable;

/**
 * The customer no longer wants the order.
 *
 * @param reason in the customer's words; never logged
 */
public record CancelOrder(OrderId orderId, @Nullable String reason) implements Command {

    public CancelOrder {
        Required.value("orderId", orderId);
    }
}
