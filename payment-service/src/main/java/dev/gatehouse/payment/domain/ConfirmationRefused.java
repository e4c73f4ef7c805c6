package dev.gatehouse.payment.domain;

import dev.gatehouse.contracts.OrderId;

/** What somebody says to have counted does not fit the payment. */
public final class ConfirmationRefused extends RuntimeException {
    public ConfirmationRefused(OrderId order, String why) {
        super("payment %s: %s".formatted(order.value(), why));
    }
}
