package dev.gatehouse.order.domain;

import dev.gatehouse.contracts.Envelope;
import dev.gatehouse.contracts.Event;
import dev.gatehouse.contracts.Money;
import dev.gatehouse.contracts.OrderId;
import dev.gatehouse.contracts.invoice.InvoiceDocumentPublished;
import dev.gatehouse.contracts.order.CustomerNotice;
import dev.gatehouse.contracts.order.CustomerNotice.Notice;
import dev.gatehouse.contracts.order.OrderCancelled;
import dev.gatehouse.contracts.order.OrderFulfilled;
import dev.gatehouse.contracts.order.OrderPaid;
import dev.gatehouse.contracts.order.OrderPlaced;
import dev.gatehouse.contracts.order.OrderRejected;
import dev.gatehouse.contracts.payment.PaymentActionRequired;
import dev.gatehouse.contracts.payment.PaymentPending;
import dev.gatehouse.contracts.payment.PaymentRefunded;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a customer is told of what happens to an order. */
public final class CustomerNotices {
    private CustomerNotices() {}

    /** Nothing, if the event is none of the customer's business. */
    public static Optional<CustomerNotice> about(Envelope<Event> event) {
        return Optional.ofNullable(switch (event.data()) {
            case OrderPlaced placed ->
                notice(event, Notice.ORDER_RECEIVED, placed.orderId(), placed.totals().gross(), null);
            case PaymentPending pending -> notice(
                    event, Notice.PAYMENT_EXPECTED, pending.orderId(), pending.amount(), pending.reference());
            case PaymentActionRequired action -> notice(
                    event, Notice.CONFIRMATION_REQUIRED, action.orderId(), action.amount(), action.actionUrl());
            case OrderPaid paid -> notice(event, Notice.ORDER_PAID, paid.orderId(), paid.amount(), null);
            case OrderRejected rejected ->
                notice(event, Notice.ORDER_REJECTED, rejected.orderId(), null, rejected.message());
            case OrderCancelled cancelled -> notice(event, Notice.ORDER_CANCELLED, cancelled.orderId(), null, null);
            case OrderFulfilled fulfilled -> notice(event, Notice.ORDER_FULFILLED, fulfilled.orderId(), null, null);
            case OrderOverdue overdue -> notice(event, Notice.ORDER_DELAYED, overdue.orderId(), null, null);
            case PaymentRefunded refunded ->
                notice(event, Notice.MONEY_RETURNED, refunded.orderId(), refunded.amount(), null);
            case InvoiceDocumentPublished document ->
                notice(event, Notice.DOCUMENT_READY, document.orderId(), null, document.number());
            default -> null;
        });
    }

    private static CustomerNotice notice(
            Envelope<Event> event, Notice notice, OrderId order, @Nullable Money amount, @Nullable String reference) {
        var metadata = event.metadata();
        return new CustomerNotice(metadata.eventId(), notice, order, metadata.occurredAt(), amount, reference);
    }
}
