package dev.gatehouse.payment;

import dev.gatehouse.contracts.Envelope;
import dev.gatehouse.contracts.payment.ConfirmPayment;
import dev.gatehouse.decision.Decision;
import dev.gatehouse.payment.domain.Payment;
import dev.gatehouse.runtime.aggregate.Decider;

/** Takes note of cash that was counted, and of cheques that were good. */
final class ConfirmByHand implements Decider<Payment, ConfirmPayment> {

    @Override
    public Decision<Payment> decide(Payment payment, Envelope<ConfirmPayment> confirmation) {
        if (payment instanceof Payment.Captured) {
            return Decision.nothing();
        }
        if (!(payment instanceof Payment.Pending pending) || !pending.terms().method().isConfirmedByHand()) {
            throw new IllegalStateException(
                    "payment %s does not wait for cash or a cheque".formatted(payment.orderId().value()));
        }
        if (!confirmation.data().amount().equals(pending.terms().amount())) {
            throw new IllegalStateException(
                    "the amount confirmed for payment %s is not the amount due".formatted(payment.orderId().value()));
        }
        return pending.settled();
    }
}
