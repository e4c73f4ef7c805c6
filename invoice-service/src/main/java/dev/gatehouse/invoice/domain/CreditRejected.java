package dev.gatehouse.invoice.domain;

import dev.gatehouse.contracts.InternalEvent;
import dev.gatehouse.contracts.OrderId;

/** More went back than was billed. No credit note can say so; an operator has to look. */
public record CreditRejected(OrderId orderId, String refundId, String reason) implements InternalEvent {}
