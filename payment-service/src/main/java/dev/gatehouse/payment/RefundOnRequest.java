package dev.gatehouse.payment;

import dev.gatehouse.contracts.Envelope;
import dev.gatehouse.contracts.payment.PaymentRefundFailed;
import dev.gatehouse.contracts.payment.RefundPayment;
import dev.gatehouse.decision.Decision;
import dev.gatehouse.payment.domain.Payment;
import dev.gatehouse.payment.domain.PaymentProvider;
import dev.gatehouse.payment.domain.TooEarly;
import dev.gatehouse.runtime.aggregate.Decider;

/** Gives back what is asked for, as far as it was taken. */
record RefundOnRequest(PaymentProvider provider) implements Decider<Payment, RefundPayment> {

    @Override
    public Decision<Payment> decide(Payment payment, Envelope<RefundPayment> request) {
        return switch (payment) {
            case Payment.Captured captured -> refund(captured, request);
            case Payment.New(var orderId) ->
                throw new TooEarly(orderId, "nothing is known of it yet");
            case Payment.Unknown _ -> refused(payment, request);
            case Payment.Abandoned _ -> refused(payment, request);
            case Payment.Declined _ -> refused(payment, request);
            case Payment.Waiting _ -> refused(payment, request);
            case Payment.ChargedBack _ -> refused(payment, request);
            case Payment.Closed _ -> refused(payment, request);
        };
    }

    private Decision<Payment> refund(Payment.Captured captured, Envelope<RefundPayment> request) {
        var id = request.metadata().eventId();
        var amount = request.data().amount();
        var left = captured.left();
        if (!amount.currency().equals(left.currency())) {
            return captured.refundFailed(id, amount, "other_currency");
        }
        if (amount.amount() > left.amount()) {
            return captured.refundFailed(id, amount, "exceeds_captured");
        }
        return captured.answered(Refunds.of(provider, captured.terms(), amount, id), id, amount,
                request.data().lines());
    }

    private static Decision<Payment> refused(Payment payment, Envelope<RefundPayment> request) {
        return Decision.of(payment, new PaymentRefundFailed(request.data().paymentId(), payment.orderId(),
                request.metadata().eventId(), request.data().amount(), "not_captured"));
    }
}
