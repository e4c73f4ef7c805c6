package dev.gatehouse.order.domain;

import dev.gatehouse.contracts.InternalEvent;
import dev.gatehouse.contracts.OrderId;

/** Something about an order that is nobody else's business. */
public sealed interface OrderNote extends InternalEvent permits OrderOverdue, DuplicateKeyConflict {
    OrderId orderId();
}
