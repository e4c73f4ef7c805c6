package dev.gatehouse.contracts.order;

import dev.gatehouse.contracts.Contact;
import dev.gatehouse.contracts.CustomerId;
import dev.gatehouse.contracts.OrderId;
import dev.gatehouse.contracts.OrderLine;
import dev.gatehouse.contracts.PaymentChoice;
import dev.gatehouse.contracts.Required;
import dev.gatehouse.contracts.Totals;
import java.time.Instant;
import java.util.List;

/** A customer has ordered. Nothing is authorised yet. */
public record OrderPlaced(
        OrderId orderId,
        CustomerId customerId,
        Contact contact,
        List<OrderLine> lines,
        Totals totals,
        PaymentChoice payment,
        Instant placedAt) implements OrderEvent {

    public OrderPlaced {
        Required.value("orderId", orderId);
        Required.value("customerId", customerId);
        Required.value("contact", contact);
        lines = Required.someOf("lines", lines);
        Required.value("totals", totals);
        Required.value("payment", payment);
        Required.value("placedAt", placedAt);
    }
}
