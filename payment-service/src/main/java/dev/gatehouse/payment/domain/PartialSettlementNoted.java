package dev.gatehouse.payment.domain;

import dev.gatehouse.contracts.InternalEvent;
import dev.gatehouse.contracts.Money;
import dev.gatehouse.contracts.OrderId;

/**
 * A part of the money has arrived.
 *
 * @param received all that is there by now
 */
public record PartialSettlementNoted(OrderId orderId, Money received) implements InternalEvent {}
