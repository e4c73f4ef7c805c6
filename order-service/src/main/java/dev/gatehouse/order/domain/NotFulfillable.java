package dev.gatehouse.order.domain;

import java.util.Locale;

/** The goods are said to have left for an order that is not paid: a fault, tried again and then kept. */
public final class NotFulfillable extends IllegalStateException {
    NotFulfillable(Order order) {
        super("order %s is %s, and only a paid one can be fulfilled"
                .formatted(order.id().value(), order.getClass().getSimpleName().toLowerCase(Locale.ROOT)));
    }
}
