package dev.gatehouse.payment;

import dev.gatehouse.contracts.Envelope;
import dev.gatehouse.contracts.order.OrderConfirmed;
import dev.gatehouse.decision.Decision;
import dev.gatehouse.payment.domain.Payment;
import dev.gatehouse.payment.domain.PaymentProvider;
import dev.gatehouse.payment.domain.TooEarly;
import dev.gatehouse.runtime.aggregate.Decider;

/** Collects what the provider holds for a confirmed order. */
record CapturePayment(PaymentProvider provider) implements Decider<Payment, OrderConfirmed> {

    @Override
    public Decision<Payment> decide(Payment payment, Envelope<OrderConfirmed> confirmed) {
        return switch (payment) {
            case Payment.Authorized held -> held.answered(provider.capture(
                    held.terms().reference(), held.terms().amount(), confirmed.metadata().eventId()));
            case Payment.New(var orderId) ->
                throw new TooEarly(orderId, "nothing is known of it yet");
            case Payment.Unknown(var orderId) ->
                throw new TooEarly(orderId, "whether it is authorised is not known yet");
            case Payment.Abandoned _ -> Decision.nothing();
            case Payment.Declined _ -> Decision.nothing();
            case Payment.ActionRequired _ -> Decision.nothing();
            case Payment.Pending _ -> Decision.nothing();
            case Payment.CaptureFailed _ -> Decision.nothing();
            case Payment.Captured _ -> Decision.nothing();
            case Payment.ChargedBack _ -> Decision.nothing();
            case Payment.Closed _ -> Decision.nothing();
        };
    }
}
