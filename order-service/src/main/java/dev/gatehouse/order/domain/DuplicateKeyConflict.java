package dev.gatehouse.order.domain;

import dev.gatehouse.contracts.OrderId;

/** Another order was sent under the same Idempotency-Key. The first one stands, this one is refused. */
public record DuplicateKeyConflict(OrderId orderId) implements OrderNote {}
