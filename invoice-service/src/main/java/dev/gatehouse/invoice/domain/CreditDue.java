package dev.gatehouse.invoice.domain;

import dev.gatehouse.contracts.InternalEvent;
import dev.gatehouse.contracts.OrderId;

/** A refund that came before the invoice can be credited now: one event for each, because each gets its own number. */
public record CreditDue(OrderId orderId, Refund refund) implements InternalEvent {}
