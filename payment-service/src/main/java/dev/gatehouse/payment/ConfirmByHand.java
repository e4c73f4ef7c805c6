package dev.gatehouse.payment;

import dev.gatehouse.contracts.Envelope;
import dev.gatehouse.contracts.payment.ConfirmPayment;
import dev.gatehouse.decision.Decision;
import dev.gatehouse.payment.domain.ConfirmationRefused;
import dev.gatehouse.payment.domain.Payment;
import dev.gatehouse.payment.domain.PaymentProvider.Refund;
import dev.gatehouse.payment.domain.TooEarly;
import dev.gatehouse.runtime.aggregate.Decider;

/** Takes note of cash that was counted, and of cheques that were good. What comes too late is given back. */
final class ConfirmByHand implements Decider<Payment, ConfirmPayment> {

    @Override
    public Decision<Payment> decide(Payment payment, Envelope<ConfirmPayment> confirmation) {
        if (payment instanceof Payment.New) {
            throw new TooEarly(payment.orderId(), "nothing is known of it yet");
        }
        if (!(payment instanceof Payment.Agreed agreed) || !agreed.terms().method().isConfirmedByHand()) {
            throw new ConfirmationRefused(payment.orderId(), "neither cash nor a cheque was agreed");
        }
        if (!confirmation.data().amount().equals(agreed.terms().amount())) {
            throw new ConfirmationRefused(payment.orderId(), "the amount confirmed is not the amount due");
        }
        return switch (agreed) {
            case Payment.Pending pending -> pending.settled();
            case Payment.Closed closed -> closed.late(new Refund.Done(), confirmation.metadata().eventId());
            default -> Decision.nothing();
        };
    }
}
