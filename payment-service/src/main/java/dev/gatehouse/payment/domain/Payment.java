package dev.gatehouse.payment.domain;

import dev.gatehouse.contracts.Money;
import dev.gatehouse.contracts.OrderId;
import dev.gatehouse.contracts.PaymentId;
import dev.gatehouse.contracts.payment.PaymentAuthorized;
import dev.gatehouse.contracts.payment.PaymentCaptureFailed;
import dev.gatehouse.contracts.payment.PaymentCaptured;
import dev.gatehouse.contracts.payment.PaymentDeclined;
import dev.gatehouse.decision.Decision;
import dev.gatehouse.payment.domain.PaymentProvider.Authorization;
import dev.gatehouse.payment.domain.PaymentProvider.Capture;

/** A payment. Only states in which the provider may be asked have a method that takes its answer. */
public sealed interface Payment {

    /** Nothing has happened to this order's payment yet. */
    record New(OrderId orderId) implements Payment {

        public Decision<Payment> answered(OrderToPay order, Authorization answer) {
            var id = PaymentId.of(orderId);
            var amount = order.totals().gross();
            return switch (answer) {
                case Authorization.Approved(var reference) -> Decision.of(
                        new Authorized(id, orderId, amount, reference), new PaymentAuthorized(id, orderId, amount));
                case Authorization.Declined(var reason) ->
                    Decision.of(new Declined(id, orderId), new PaymentDeclined(id, orderId, reason));
            };
        }
    }

    /**
     * The provider holds the amount.
     *
     * @param reference the provider's id of the payment
     */
    record Authorized(PaymentId id, OrderId orderId, Money amount, String reference) implements Payment {

        public Decision<Payment> answered(Capture answer) {
            return switch (answer) {
                case Capture.Done _ -> Decision.of(
                        new Captured(id, orderId, amount, reference), new PaymentCaptured(id, orderId, amount));
                case Capture.Failed(var reason) ->
                    Decision.of(new CaptureFailed(id, orderId), new PaymentCaptureFailed(id, orderId, reason));
            };
        }
    }

    /** The provider refused the authorisation. */
    record Declined(PaymentId id, OrderId orderId) implements Payment {}

    /** The money is ours. */
    record Captured(PaymentId id, OrderId orderId, Money amount, String reference) implements Payment {}

    /** The provider refused to collect what it had authorised. */
    record CaptureFailed(PaymentId id, OrderId orderId) implements Payment {}
}
