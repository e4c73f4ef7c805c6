package dev.gatehouse.payment.domain;

import dev.gatehouse.contracts.InternalEvent;
import dev.gatehouse.contracts.OrderId;

/** The provider was asked and did not answer in time. */
public record OutcomeUnknown(OrderId orderId) implements InternalEvent {}
