package dev.gatehouse.order.domain;

import dev.gatehouse.contracts.OrderId;

/** The order has not come to an end in time. An operator has to look. */
public record OrderOverdue(OrderId orderId) implements OrderNote {}
