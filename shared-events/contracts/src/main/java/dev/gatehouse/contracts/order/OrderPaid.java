package dev.gatehouse.contracts.order;

import dev.gatehouse.contracts.Money;
import dev.gatehouse.contracts.OrderId;
import dev.gatehouse.contracts.Required;

/** The payment has been captured. */
public record OrderPaid(OrderId orderId, Money amount) implements OrderEvent {

    public OrderPaid {
        Required.value("orderId", orderId);
        Required.value("amount", amount);
    }
}
