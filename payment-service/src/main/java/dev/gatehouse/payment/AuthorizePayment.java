package dev.gatehouse.payment;

import dev.gatehouse.contracts.Envelope;
import dev.gatehouse.decision.Decision;
import dev.gatehouse.payment.domain.OrderToPay;
import dev.gatehouse.payment.domain.Payment;
import dev.gatehouse.payment.domain.PaymentProvider;
import dev.gatehouse.runtime.aggregate.Decider;

/** Asks the provider to hold the order's total, unless that has been asked before. */
record AuthorizePayment(PaymentProvider provider) implements Decider<Payment, OrderToPay> {

    @Override
    public Decision<Payment> decide(Payment payment, Envelope<OrderToPay> placed) {
        return switch (payment) {
            case Payment.New unpaid -> unpaid.answered(placed.data(), authorize(placed));
            case Payment.Authorized _ -> Decision.nothing();
            case Payment.Declined _ -> Decision.nothing();
            case Payment.Captured _ -> Decision.nothing();
            case Payment.CaptureFailed _ -> Decision.nothing();
        };
    }

    private PaymentProvider.Authorization authorize(Envelope<OrderToPay> placed) {
        var order = placed.data();
        return provider.authorize(
                order.orderId(), order.totals().gross(), order.payment(), placed.metadata().eventId());
    }
}
