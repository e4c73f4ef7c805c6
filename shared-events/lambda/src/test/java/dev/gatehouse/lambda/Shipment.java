package dev.gatehouse.lambda;

import dev.gatehouse.contracts.InternalEvent;
import dev.gatehouse.contracts.OrderId;
import dev.gatehouse.contracts.order.OrderPaid;
import dev.gatehouse.decision.Decision;

/** An aggregate for tests: whatever is paid is shipped once. */
sealed interface Shipment {

    record Nothing(OrderId orderId) implements Shipment {}

    record Shipped(OrderId orderId) implements Shipment {}

    record OrderShipped(OrderId orderId) implements InternalEvent {}

    default Decision<Shipment> ship(OrderPaid order) {
        return switch (this) {
            case Nothing _ when order.amount().amount() == 0 ->
                throw new IllegalStateException("nothing was paid for " + order.orderId().value());
            case Nothing(var orderId) -> Decision.of(new Shipped(orderId), new OrderShipped(orderId));
            case Shipped _ -> Decision.nothing();
        };
    }
}
