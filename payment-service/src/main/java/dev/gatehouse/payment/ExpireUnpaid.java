package dev.gatehouse.payment;

import dev.gatehouse.contracts.Envelope;
import dev.gatehouse.contracts.payment.ExpirePayment;
import dev.gatehouse.decision.Decision;
import dev.gatehouse.payment.domain.Payment;
import dev.gatehouse.payment.domain.PaymentProvider;
import dev.gatehouse.runtime.aggregate.Decider;

/** Stops waiting for money. */
record ExpireUnpaid(PaymentProvider provider) implements Decider<Payment, ExpirePayment> {

    @Override
    public Decision<Payment> decide(Payment payment, Envelope<ExpirePayment> command) {
        if (!(payment instanceof Payment.Pending pending)) {
            return Decision.nothing();
        }
        if (!pending.terms().reference().isEmpty()) {
            provider.cancel(pending.terms().reference(), command.metadata().eventId());
        }
        return pending.expired();
    }
}
