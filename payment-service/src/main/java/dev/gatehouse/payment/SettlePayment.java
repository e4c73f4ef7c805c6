package dev.gatehouse.payment;

import dev.gatehouse.contracts.Envelope;
import dev.gatehouse.decision.Decision;
import dev.gatehouse.payment.domain.Payment;
import dev.gatehouse.payment.domain.PaymentProvider;
import dev.gatehouse.payment.domain.ProviderNotice;
import dev.gatehouse.payment.domain.TooEarly;
import dev.gatehouse.runtime.aggregate.Decider;

/** Takes note of what the provider reports. */
record SettlePayment(PaymentProvider provider) implements Decider<Payment, ProviderNotice> {

    @Override
    public Decision<Payment> decide(Payment payment, Envelope<ProviderNotice> message) {
        if (payment instanceof Payment.New || payment instanceof Payment.Unknown) {
            throw new TooEarly(payment.orderId(), "the provider knows more of it than is recorded here yet");
        }
        return switch (message.data()) {
            case ProviderNotice.Authorized _ -> payment instanceof Payment.ActionRequired asked
                    ? asked.confirmed()
                    : Decision.nothing();
            case ProviderNotice.Received _ -> received(payment, message.metadata().eventId());
            case ProviderNotice.PartlyReceived partly -> payment instanceof Payment.Pending pending
                    ? pending.partly(partly.amount())
                    : Decision.nothing();
            case ProviderNotice.Failed failed -> failed(payment, failed.reason());
            case ProviderNotice.Expired _ -> payment instanceof Payment.Waiting waiting
                    ? waiting.expired()
                    : Decision.nothing();
            case ProviderNotice.Disputed disputed -> payment instanceof Payment.Captured captured
                    ? captured.chargedBack(disputed.amount(), disputed.reason())
                    : Decision.nothing();
        };
    }

    private Decision<Payment> received(Payment payment, String key) {
        return switch (payment) {
            case Payment.Pending pending -> pending.settled();
            case Payment.Closed closed ->
                closed.late(Refunds.of(provider, closed.terms(), closed.terms().amount(), key), key);
            default -> Decision.nothing();
        };
    }

    private static Decision<Payment> failed(Payment payment, String reason) {
        return payment instanceof Payment.ActionRequired || payment instanceof Payment.Pending
                ? Payment.declined(payment.orderId(), reason)
                : Decision.nothing();
    }
}
