package dev.gatehouse.invoice.domain;

import dev.gatehouse.contracts.InternalEvent;
import dev.gatehouse.contracts.OrderId;

/** Money went back before there is an invoice to credit; it is credited when there is one. */
public record RefundNoted(OrderId orderId, Refund refund) implements InternalEvent {}
