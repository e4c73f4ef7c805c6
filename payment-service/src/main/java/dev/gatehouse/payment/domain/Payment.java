package dev.gatehouse.payment.domain;

import dev.gatehouse.contracts.Money;
import dev.gatehouse.contracts.OrderId;
import dev.gatehouse.contracts.PaymentId;
import dev.gatehouse.contracts.PaymentMethod;
import dev.gatehouse.contracts.payment.PaymentAuthorized;
import dev.gatehouse.contracts.payment.PaymentCaptureFailed;
import dev.gatehouse.contracts.payment.PaymentCaptured;
import dev.gatehouse.contracts.payment.PaymentChargedBack;
import dev.gatehouse.contracts.payment.PaymentDeclined;
import dev.gatehouse.contracts.payment.PaymentExpired;
import dev.gatehouse.contracts.payment.PaymentRefundFailed;
import dev.gatehouse.contracts.payment.PaymentRefunded;
import dev.gatehouse.contracts.payment.PaymentVoided;
import dev.gatehouse.contracts.payment.RefundedLine;
import dev.gatehouse.decision.Decision;
import dev.gatehouse.payment.domain.PaymentProvider.Capture;
import dev.gatehouse.payment.domain.PaymentProvider.Refund;
import java.util.List;

/** A payment. Only states in which the provider may be asked have a method that takes its answer. */
public sealed interface Payment {
    OrderId orderId();

    /**
     * What never changes once there is an agreement.
     *
     * @param reference the provider's id of the payment; empty where no provider takes part
     */
    record Terms(PaymentId id, OrderId orderId, Money amount, PaymentMethod method, String reference) {}

    /** Nothing has happened to this order's payment yet. */
    record New(OrderId orderId) implements Payment {}

    /** The provider was asked, and nobody knows what it did: it is asked what became of that before anything else. */
    record Unknown(OrderId orderId) implements Payment {}

    /** The order was cancelled before anything was asked. */
    record Abandoned(OrderId orderId) implements Payment {}

    /** The provider refused, for good. */
    record Declined(OrderId orderId) implements Payment {}

    /** There are terms that stand. */
    sealed interface Agreed extends Payment {
        Terms terms();

        @Override
        default OrderId orderId() {
            return terms().orderId();
        }

        /** Money that nobody wants any more is taken and given back at once, so that the books say both. */
        default Decision<Payment> late(Refund answer, String refundId) {
            var given = captured(terms()).answered(answer, refundId, terms().amount(), List.of());
            return given instanceof Decision.Change<Payment>(var state, var events)
                    ? Decision.of(state, capture(terms()), events.getFirst())
                    : given;
        }
    }

    /** No money has been taken yet. */
    sealed interface Waiting extends Agreed {

        default Decision<Payment> voided() {
            return Decision.of(new Voided(terms()), new PaymentVoided(terms().id(), orderId(), terms().amount()));
        }

        default Decision<Payment> expired() {
            return Decision.of(new Expired(terms()), new PaymentExpired(terms().id(), orderId(), terms().amount()));
        }
    }

    /** The cardholder has to confirm the payment with the bank. */
    record ActionRequired(Terms terms) implements Waiting {

        public Decision<Payment> confirmed() {
            return Decision.of(new Authorized(terms),
                    new PaymentAuthorized(terms.id(), terms.orderId(), terms.amount()));
        }
    }

    /**
     * The money is on its way.
     *
     * @param received part of it that is there
     */
    record Pending(Terms terms, Money received) implements Waiting {

        public Decision<Payment> partly(Money arrived) {
            return Decision.of(new Pending(terms, arrived), new PartialSettlementNoted(terms.orderId(), arrived));
        }

        public Decision<Payment> settled() {
            return Decision.of(captured(terms), capture(terms));
        }
    }

    /** The provider holds the amount. */
    record Authorized(Terms terms) implements Waiting {

        public Decision<Payment> answered(Capture answer) {
            return switch (answer) {
                case Capture.Done _ -> Decision.of(captured(terms), capture(terms));
                case Capture.Failed(var reason) -> Decision.of(new CaptureFailed(terms),
                        new PaymentCaptureFailed(terms.id(), terms.orderId(), reason));
            };
        }
    }

    /** The provider refused to collect what it had authorised, and still holds it. */
    record CaptureFailed(Terms terms) implements Waiting {}

    /**
     * The money is ours.
     *
     * @param refunded what of it has been given back
     */
    record Captured(Terms terms, Money refunded) implements Agreed {

        public Money left() {
            return terms.amount().minus(refunded);
        }

        public Decision<Payment> answered(Refund answer, String refundId, Money amount, List<RefundedLine> lines) {
            return switch (answer) {
                case Refund.Done _ -> {
                    var total = refunded.plus(amount);
                    yield Decision.of(new Captured(terms, total), new PaymentRefunded(
                            terms.id(), terms.orderId(), refundId, amount, lines, total));
                }
                case Refund.Failed(var reason) -> refundFailed(refundId, amount, reason);
            };
        }

        public Decision<Payment> refundFailed(String refundId, Money amount, String reason) {
            return Decision.of(this,
                    new PaymentRefundFailed(terms.id(), terms.orderId(), refundId, amount, reason));
        }

        public Decision<Payment> chargedBack(Money amount, String reason) {
            return Decision.of(new ChargedBack(terms, refunded),
                    new PaymentChargedBack(terms.id(), terms.orderId(), amount, reason));
        }
    }

    /** The bank has taken the money back. */
    record ChargedBack(Terms terms, Money refunded) implements Agreed {}

    /** There is no longer anything to wait for. */
    sealed interface Closed extends Agreed {}

    /** Called off before any money was taken. */
    record Voided(Terms terms) implements Closed {}

    /** The money did not come in time, or what was held is no longer. */
    record Expired(Terms terms) implements Closed {}

    static Decision<Payment> declined(OrderId orderId, String reason) {
        return Decision.of(new Declined(orderId), new PaymentDeclined(PaymentId.of(orderId), orderId, reason));
    }

    /** Tells the order that there is nothing, or nothing more, to give back. */
    default Decision<Payment> nothingHeld(Money amount) {
        return Decision.of(this, new PaymentVoided(PaymentId.of(orderId()), orderId(), amount));
    }

    private static Captured captured(Terms terms) {
        return new Captured(terms, Money.zero(terms.amount().currency()));
    }

    private static PaymentCaptured capture(Terms terms) {
        return new PaymentCaptured(terms.id(), terms.orderId(), terms.amount(), terms.method());
    }
}
