package dev.gatehouse.payment;

import dev.gatehouse.contracts.Envelope;
import dev.gatehouse.contracts.Money;
import dev.gatehouse.contracts.order.OrderCancellationRequested;
import dev.gatehouse.contracts.order.OrderRejected;
import dev.gatehouse.decision.Decision;
import dev.gatehouse.payment.domain.Payment;
import dev.gatehouse.payment.domain.PaymentProvider;
import dev.gatehouse.payment.domain.PaymentProvider.Cancellation;
import dev.gatehouse.payment.domain.TooEarly;
import dev.gatehouse.runtime.aggregate.Decider;
import java.util.List;

/** Calls off what is held or awaited, and gives back what was taken. */
record ReleasePayment(PaymentProvider provider) implements Decider<Payment, OrderCancellationRequested> {

    /** A cancellation is always answered: voided, or refunded. */
    @Override
    public Decision<Payment> decide(Payment payment, Envelope<OrderCancellationRequested> cancellation) {
        var total = cancellation.data().total();
        var key = cancellation.metadata().eventId();
        return switch (payment) {
            case Payment.New(var orderId) -> new Payment.Abandoned(orderId).nothingHeld(total);
            case Payment.Unknown(var orderId) ->
                throw new TooEarly(orderId, "whether anything is held is not known yet");
            case Payment.Waiting waiting -> callOff(waiting, key);
            case Payment.Captured captured -> giveBack(captured, key);
            case Payment.Abandoned abandoned -> abandoned.nothingHeld(total);
            case Payment.Declined declined -> declined.nothingHeld(total);
            case Payment.ChargedBack charged -> charged.nothingHeld(total);
            case Payment.Closed closed -> closed.nothingHeld(total);
        };
    }

    /** A rejection asks for nothing but that nothing stays held or taken. */
    Decision<Payment> decideRejection(Payment payment, Envelope<OrderRejected> rejection) {
        var key = rejection.metadata().eventId();
        return switch (payment) {
            case Payment.Waiting waiting -> callOff(waiting, key);
            case Payment.Captured captured when captured.left().amount() > 0 -> giveBack(captured, key);
            default -> Decision.nothing();
        };
    }

    Decision<Payment> callOff(Payment.Waiting waiting, String key) {
        var terms = waiting.terms();
        var cancellation = terms.reference().isEmpty()
                ? new Cancellation.Done()
                : provider.cancel(terms.reference(), key);
        return switch (cancellation) {
            case Cancellation.Done _ -> waiting.voided();
            case Cancellation.Paid _ -> waiting.late(Refunds.of(provider, terms, terms.amount(), key), key);
        };
    }

    private Decision<Payment> giveBack(Payment.Captured captured, String key) {
        var left = captured.left();
        return left.amount() == 0
                ? captured.nothingHeld(Money.zero(left.currency()))
                : captured.answered(Refunds.of(provider, captured.terms(), left, key), key, left, List.of());
    }
}
