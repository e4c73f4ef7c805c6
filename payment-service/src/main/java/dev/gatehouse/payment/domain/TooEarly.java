package dev.gatehouse.payment.domain;

import dev.gatehouse.contracts.OrderId;

/** Something else has to be recorded first; the message will be delivered again. */
public final class TooEarly extends RuntimeException {
    public TooEarly(OrderId order, String why) {
        super("payment %s: %s".formatted(order.value(), why));
    }
}
