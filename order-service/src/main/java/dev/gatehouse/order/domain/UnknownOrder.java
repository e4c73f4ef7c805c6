package dev.gatehouse.order.domain;

import dev.gatehouse.contracts.OrderId;

/** A message speaks of an order that was not placed here, or not yet: a fault, tried again and then kept. */
public final class UnknownOrder extends IllegalStateException {
    UnknownOrder(OrderId id) {
        super("order " + id.value() + " was never placed");
    }
}
