package dev.gatehouse.order.domain;

import dev.gatehouse.contracts.CustomerId;
import dev.gatehouse.contracts.Envelope;
import dev.gatehouse.contracts.Money;
import dev.gatehouse.contracts.OrderId;
import dev.gatehouse.contracts.order.OrderConfirmed;
import dev.gatehouse.contracts.order.OrderPaid;
import dev.gatehouse.contracts.order.OrderRejected;
import dev.gatehouse.contracts.order.PlaceOrder;
import dev.gatehouse.contracts.payment.PaymentAuthorized;
import dev.gatehouse.contracts.payment.PaymentCaptureFailed;
import dev.gatehouse.contracts.payment.PaymentCaptured;
import dev.gatehouse.contracts.payment.PaymentDeclined;
import dev.gatehouse.decision.Decision;

/** An order, from the moment it is placed to its end. */
public sealed interface Order {
    OrderId id();

    /** Nothing has happened to this id yet. */
    record New(OrderId id) implements Order {}

    /** Placed; its payment is not settled. */
    record Pending(OrderId id, CustomerId customer, Money total) implements Order {

        Decision<Order> reject(String reason, String message) {
            return Decision.of(new Rejected(id), new OrderRejected(id, customer, reason, message));
        }
    }

    /** Authorised for the full amount, not captured yet. */
    record Confirmed(OrderId id, CustomerId customer, Money total) implements Order {}

    /** The money is there. */
    record Paid(OrderId id, CustomerId customer, Money total) implements Order {}

    /** Will not be carried out. */
    record Rejected(OrderId id) implements Order {}

    default Decision<Order> place(Envelope<PlaceOrder> command) {
        return switch (this) {
            case New _ -> OrderPlacing.decide(command.data(), command.metadata().occurredAt());
            case Pending _ -> Decision.nothing();
            case Confirmed _ -> Decision.nothing();
            case Paid _ -> Decision.nothing();
            case Rejected _ -> Decision.nothing();
        };
    }

    default Decision<Order> confirm(PaymentAuthorized payment) {
        return switch (this) {
            case Pending(var id, var customer, var total) when payment.amount().equals(total) ->
                Decision.of(new Confirmed(id, customer, total), new OrderConfirmed(id, total));
            case Pending pending ->
                pending.reject("AMOUNT_MISMATCH", "The authorised amount is not the order's total.");
            case New _ -> throw new UnknownOrder(id());
            case Confirmed _ -> Decision.nothing();
            case Paid _ -> Decision.nothing();
            case Rejected _ -> Decision.nothing();
        };
    }

    default Decision<Order> pay(PaymentCaptured payment) {
        return switch (this) {
            case Pending(var id, var customer, var total) -> paid(id, customer, total, payment);
            case Confirmed(var id, var customer, var total) -> paid(id, customer, total, payment);
            case New _ -> throw new UnknownOrder(id());
            case Paid _ -> Decision.nothing();
            case Rejected _ -> Decision.nothing();
        };
    }

    default Decision<Order> reject(PaymentDeclined payment) {
        return switch (this) {
            case Pending pending ->
                pending.reject("PAYMENT_DECLINED", "The payment was declined: " + payment.reason() + ".");
            case New _ -> throw new UnknownOrder(id());
            case Confirmed _ -> Decision.nothing();
            case Paid _ -> Decision.nothing();
            case Rejected _ -> Decision.nothing();
        };
    }

    default Decision<Order> reject(PaymentCaptureFailed payment) {
        return switch (this) {
            case Confirmed(var id, var customer, var total) -> new Pending(id, customer, total)
                    .reject("CAPTURE_FAILED", "The payment could not be collected: " + payment.reason() + ".");
            case Pending pending ->
                pending.reject("CAPTURE_FAILED", "The payment could not be collected: " + payment.reason() + ".");
            case New _ -> throw new UnknownOrder(id());
            case Paid _ -> Decision.nothing();
            case Rejected _ -> Decision.nothing();
        };
    }

    private static Decision<Order> paid(OrderId id, CustomerId customer, Money total, PaymentCaptured payment) {
        return Decision.of(new Paid(id, customer, total), new OrderPaid(id, payment.amount()));
    }
}
