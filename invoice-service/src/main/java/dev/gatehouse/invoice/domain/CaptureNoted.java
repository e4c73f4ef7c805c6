package dev.gatehouse.invoice.domain;

import dev.gatehouse.contracts.InternalEvent;
import dev.gatehouse.contracts.Money;
import dev.gatehouse.contracts.OrderId;

/** The money came in before the order's lines did; the invoice is issued when they arrive. */
public record CaptureNoted(OrderId orderId, Money amount) implements InternalEvent {}
