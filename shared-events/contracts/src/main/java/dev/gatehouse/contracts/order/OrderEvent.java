package dev.gatehouse.contracts.order;

import dev.gatehouse.contracts.PublishedEvent;

/** An event of the order context. */
public sealed interface OrderEvent extends PublishedEvent
        permits OrderPlaced, OrderConfirmed, OrderPaid, OrderRejected, OrderCancellationRequested, OrderCancelled,
        OrderFulfilled {}
