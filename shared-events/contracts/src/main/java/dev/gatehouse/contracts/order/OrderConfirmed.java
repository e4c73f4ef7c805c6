package dev.gatehouse.contracts.order;

import dev.gatehouse.contracts.Money;
import dev.gatehouse.contracts.OrderId;
import dev.gatehouse.contracts.Required;

/** The payment is authorised for the full amount: it may be captured. */
public record OrderConfirmed(OrderId orderId, Money total) implements OrderEvent {

    public OrderConfirmed {
        Required.value("orderId", orderId);
        Required.value("total", total);
    }
}
