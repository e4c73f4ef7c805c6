package dev.gatehouse.payment.domain;

import dev.gatehouse.contracts.OrderId;
import dev.gatehouse.contracts.PaymentChoice;
import dev.gatehouse.contracts.Required;
import dev.gatehouse.contracts.Totals;

/** What this context knows of an {@code OrderPlaced}: its gate drops names, addresses and lines. */
public record OrderToPay(OrderId orderId, Totals totals, PaymentChoice payment) {

    public OrderToPay {
        Required.value("orderId", orderId);
        Required.value("totals", totals);
        Required.value("payment", payment);
    }
}
