package dev.gatehouse.payment;

import dev.gatehouse.contracts.Command;
import dev.gatehouse.contracts.Envelope;
import dev.gatehouse.contracts.Metadata;
import dev.gatehouse.contracts.payment.ConfirmPayment;
import dev.gatehouse.contracts.payment.ProviderEvent;
import dev.gatehouse.payment.domain.Payment;
import dev.gatehouse.payment.domain.ProviderNotice;
import dev.gatehouse.payment.domain.ProviderNotices;
import dev.gatehouse.runtime.aggregate.Aggregates;
import dev.gatehouse.runtime.aggregate.EventHandler;
import dev.gatehouse.runtime.dispatch.Messages;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.messaging.Message;

/** Takes reports of the provider, once they are sure to be, and confirmations by hand. */
final class Settlements implements Consumer<Message<Command>> {
    private static final Logger LOG = LoggerFactory.getLogger(Settlements.class);
    private final ProviderNotices notices;
    private final EventHandler<Payment, ProviderNotice> reported;
    private final EventHandler<Payment, ConfirmPayment> confirmed;

    Settlements(ProviderNotices notices, Aggregates<Payment> payments, SettlePayment settle) {
        this.notices = notices;
        this.reported = payments.onEnvelope(ProviderNotice.class, ProviderNotice::orderId, settle);
        this.confirmed = payments.onEnvelope(ConfirmPayment.class, ConfirmPayment::paymentId, new ConfirmByHand());
    }

    @Override
    public void accept(Message<Command> message) {
        var envelope = Messages.envelope(message);
        switch (envelope.data()) {
            case ProviderEvent event -> notices.read(event).ifPresentOrElse(
                    notice -> reported.accept(Messages.of(new Envelope<>(about(notice, envelope.metadata()), notice))),
                    () -> LOG.info("Nothing here is about {}", envelope.metadata().eventId()));
            case ConfirmPayment confirmation ->
                confirmed.accept(Messages.of(new Envelope<>(envelope.metadata(), confirmation)));
            default -> throw new IllegalArgumentException("no decision for " + envelope.metadata().type());
        }
    }

    /** What the API could say of it before anybody had looked into it is replaced by what it says itself. */
    private static Metadata about(ProviderNotice notice, Metadata received) {
        return new Metadata(notice.id(), received.type(), received.version(), "payment/" + notice.orderId().value(),
                received.sequence(), received.occurredAt(), notice.orderId().value(), notice.id(),
                received.traceparent());
    }
}
