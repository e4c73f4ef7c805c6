package dev.gatehouse.order.domain;

import dev.gatehouse.contracts.CustomerId;
import dev.gatehouse.contracts.Envelope;
import dev.gatehouse.contracts.Money;
import dev.gatehouse.contracts.OrderId;
import dev.gatehouse.contracts.order.CancelOrder;
import dev.gatehouse.contracts.order.CheckDeadline;
import dev.gatehouse.contracts.order.FulfilOrder;
import dev.gatehouse.contracts.order.OrderCancellationRequested;
import dev.gatehouse.contracts.order.OrderCancelled;
import dev.gatehouse.contracts.order.OrderConfirmed;
import dev.gatehouse.contracts.order.OrderFulfilled;
import dev.gatehouse.contracts.order.OrderPaid;
import dev.gatehouse.contracts.order.OrderRejected;
import dev.gatehouse.contracts.order.PlaceOrder;
import dev.gatehouse.contracts.payment.PaymentAuthorized;
import dev.gatehouse.contracts.payment.PaymentCaptureFailed;
import dev.gatehouse.contracts.payment.PaymentCaptured;
import dev.gatehouse.contracts.payment.PaymentDeclined;
import dev.gatehouse.contracts.payment.PaymentExpired;
import dev.gatehouse.contracts.payment.PaymentRefunded;
import dev.gatehouse.contracts.payment.PaymentVoided;
import dev.gatehouse.decision.Decision;

/** An order, from the moment it is placed to its end. */
public sealed interface Order {
    OrderId id();

    /**
     * What never changes once the order is placed.
     *
     * @param fingerprint of the command that placed it
     */
    record Terms(OrderId id, CustomerId customer, Money total, String fingerprint) {}

    /** Nothing has happened to this id yet. */
    record New(OrderId id) implements Order {}

    /** Was never an order: its command makes no sense. */
    record Refused(OrderId id, String fingerprint) implements Order {}

    /** Placed on terms that stand. */
    sealed interface Placed extends Order {
        Terms terms();

        @Override
        default OrderId id() {
            return terms().id();
        }
    }

    /** Waits for its money. */
    sealed interface Open extends Placed {}

    /** The payment is not settled. */
    record Pending(Terms terms) implements Open {}

    /** Authorised for the full amount, not captured yet. */
    record Confirmed(Terms terms) implements Open {}

    /** The money is there. */
    record Paid(Terms terms) implements Placed {}

    /** The goods have left the house. */
    record Fulfilled(Terms terms) implements Placed {}

    /** Is being undone: the payment is to be called off or given back. */
    record Cancelling(Terms terms) implements Placed {}

    /** Is undone, and so is its payment. */
    record Cancelled(Terms terms) implements Placed {}

    /** Will not be carried out. */
    record Rejected(Terms terms) implements Placed {}

    /** @param fingerprint tells this command from another one under the same id */
    default Decision<Order> place(Envelope<PlaceOrder> command, String fingerprint) {
        return switch (this) {
            case New _ -> OrderPlacing.decide(command.data(), fingerprint, command.metadata().occurredAt());
            case Refused(var id, var first) -> unlessSame(first, fingerprint, id);
            case Placed placed -> unlessSame(placed.terms().fingerprint(), fingerprint, placed.id());
        };
    }

    private Decision<Order> unlessSame(String first, String second, OrderId id) {
        return first.equals(second) ? Decision.nothing() : Decision.of(this, new DuplicateKeyConflict(id));
    }

    default Decision<Order> confirm(PaymentAuthorized payment) {
        return switch (this) {
            case Pending(var terms) when payment.amount().equals(terms.total()) ->
                Decision.of(new Confirmed(terms), new OrderConfirmed(terms.id(), terms.total()));
            case Pending(var terms) ->
                rejected(terms, "AMOUNT_MISMATCH", "The authorised amount is not the order's total.");
            case New _ -> throw new UnknownOrder(id());
            case Refused _ -> throw new UnknownOrder(id());
            case Confirmed _ -> Decision.nothing();
            case Paid _ -> Decision.nothing();
            case Fulfilled _ -> Decision.nothing();
            case Cancelling _ -> Decision.nothing();
            case Cancelled _ -> Decision.nothing();
            case Rejected _ -> Decision.nothing();
        };
    }

    default Decision<Order> pay(PaymentCaptured payment) {
        return switch (this) {
            case Open open -> Decision.of(new Paid(open.terms()), new OrderPaid(open.id(), payment.amount()));
            case New _ -> throw new UnknownOrder(id());
            case Refused _ -> throw new UnknownOrder(id());
            case Paid _ -> Decision.nothing();
            case Fulfilled _ -> Decision.nothing();
            // Whatever comes too late, the payment itself gives back.
            case Cancelling _ -> Decision.nothing();
            case Cancelled _ -> Decision.nothing();
            case Rejected _ -> Decision.nothing();
        };
    }

    default Decision<Order> reject(PaymentDeclined payment) {
        return reject("PAYMENT_DECLINED", "The payment was declined: " + payment.reason() + ".");
    }

    default Decision<Order> reject(PaymentCaptureFailed payment) {
        return reject("CAPTURE_FAILED", "The payment could not be collected: " + payment.reason() + ".");
    }

    default Decision<Order> reject(PaymentExpired payment) {
        return reject("PAYMENT_EXPIRED", "The payment did not come in time.");
    }

    private Decision<Order> reject(String reason, String message) {
        return switch (this) {
            case Open open -> rejected(open.terms(), reason, message);
            case New _ -> throw new UnknownOrder(id());
            case Refused _ -> throw new UnknownOrder(id());
            case Paid _ -> Decision.nothing();
            case Fulfilled _ -> Decision.nothing();
            case Cancelling _ -> Decision.nothing();
            case Cancelled _ -> Decision.nothing();
            case Rejected _ -> Decision.nothing();
        };
    }

    default Decision<Order> cancel(CancelOrder command) {
        return switch (this) {
            case Open open -> cancelling(open.terms());
            case Paid(var terms) -> cancelling(terms);
            case New _ -> throw new UnknownOrder(id());
            case Refused _ -> Decision.nothing();
            case Fulfilled _ -> Decision.nothing();
            case Cancelling _ -> Decision.nothing();
            case Cancelled _ -> Decision.nothing();
            case Rejected _ -> Decision.nothing();
        };
    }

    default Decision<Order> close(PaymentVoided payment) {
        return closed();
    }

    /** Only once everything is given back. */
    default Decision<Order> close(PaymentRefunded payment) {
        return this instanceof Placed placed && !payment.refundedTotal().equals(placed.terms().total())
                ? Decision.nothing()
                : closed();
    }

    private Decision<Order> closed() {
        return switch (this) {
            case Cancelling(var terms) ->
                Decision.of(new Cancelled(terms), new OrderCancelled(terms.id(), terms.customer()));
            case New _ -> throw new UnknownOrder(id());
            case Refused _ -> throw new UnknownOrder(id());
            case Open _ -> Decision.nothing();
            case Paid _ -> Decision.nothing();
            case Fulfilled _ -> Decision.nothing();
            case Cancelled _ -> Decision.nothing();
            case Rejected _ -> Decision.nothing();
        };
    }

    default Decision<Order> fulfil(FulfilOrder command) {
        return switch (this) {
            case Paid(var terms) ->
                Decision.of(new Fulfilled(terms), new OrderFulfilled(terms.id(), terms.customer()));
            case Fulfilled _ -> Decision.nothing();
            case New _ -> throw new UnknownOrder(id());
            case Refused _ -> throw new NotFulfillable(this);
            case Open _ -> throw new NotFulfillable(this);
            case Cancelling _ -> throw new NotFulfillable(this);
            case Cancelled _ -> throw new NotFulfillable(this);
            case Rejected _ -> throw new NotFulfillable(this);
        };
    }

    default Decision<Order> flag(CheckDeadline command) {
        return switch (this) {
            case Open _ -> Decision.of(this, new OrderOverdue(id()));
            case Cancelling _ -> Decision.of(this, new OrderOverdue(id()));
            case New _ -> throw new UnknownOrder(id());
            case Refused _ -> Decision.nothing();
            case Paid _ -> Decision.nothing();
            case Fulfilled _ -> Decision.nothing();
            case Cancelled _ -> Decision.nothing();
            case Rejected _ -> Decision.nothing();
        };
    }

    private static Decision<Order> rejected(Terms terms, String reason, String message) {
        return Decision.of(new Rejected(terms), new OrderRejected(terms.id(), terms.customer(), reason, message));
    }

    private static Decision<Order> cancelling(Terms terms) {
        return Decision.of(new Cancelling(terms),
                new OrderCancellationRequested(
                        terms.id(), terms.customer(), terms.total(), "REQUESTED_BY_CUSTOMER"));
    }
}
