package dev.gatehouse.invoice.domain;

import dev.gatehouse.contracts.InternalEvent;
import dev.gatehouse.contracts.OrderId;

/** The amounts do not add up. Nobody can be billed; an operator has to look. */
public record InvoiceRejected(OrderId orderId, String reason) implements InternalEvent {}
