package dev.gatehouse.order.domain;

import dev.gatehouse.contracts.OrderId;

/** A payment speaks of an order that was never placed here: a fault, kept in the dead-letter queue. */
public final class UnknownOrder extends IllegalStateException {
    UnknownOrder(OrderId id) {
        super("order " + id.value() + " was never placed");
    }
}
