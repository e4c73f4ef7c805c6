package dev.gatehouse.payment;

import dev.gatehouse.contracts.Envelope;
import dev.gatehouse.contracts.payment.ExpirePayment;
import dev.gatehouse.decision.Decision;
import dev.gatehouse.payment.domain.Payment;
import dev.gatehouse.payment.domain.PaymentProvider;
import dev.gatehouse.payment.domain.PaymentProvider.Cancellation;
import dev.gatehouse.runtime.aggregate.Decider;

/** Stops waiting for money, unless it has just come. */
record ExpireUnpaid(PaymentProvider provider) implements Decider<Payment, ExpirePayment> {

    @Override
    public Decision<Payment> decide(Payment payment, Envelope<ExpirePayment> command) {
        if (!(payment instanceof Payment.Pending pending)) {
            return Decision.nothing();
        }
        var reference = pending.terms().reference();
        var cancellation = reference.isEmpty()
                ? new Cancellation.Done()
                : provider.cancel(reference, command.metadata().eventId());
        return switch (cancellation) {
            case Cancellation.Done _ -> pending.expired();
            case Cancellation.Paid _ -> pending.settled();
        };
    }
}
