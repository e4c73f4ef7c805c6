package dev.gatehouse.order.domain;

import dev.gatehouse.contracts.CustomerId;
import dev.gatehouse.contracts.Envelope;
import dev.gatehouse.contracts.Event;
import dev.gatehouse.contracts.InvoiceId;
import dev.gatehouse.contracts.Metadata;
import dev.gatehouse.contracts.Money;
import dev.gatehouse.contracts.OrderId;
import dev.gatehouse.contracts.Totals;
import dev.gatehouse.contracts.invoice.CreditNoteIssued;
import dev.gatehouse.contracts.invoice.InvoiceDocumentPublished;
import dev.gatehouse.contracts.invoice.InvoiceEvent;
import dev.gatehouse.contracts.invoice.InvoiceIssued;
import dev.gatehouse.contracts.order.OrderCancellationRequested;
import dev.gatehouse.contracts.order.OrderCancelled;
import dev.gatehouse.contracts.order.OrderConfirmed;
import dev.gatehouse.contracts.order.OrderEvent;
import dev.gatehouse.contracts.order.OrderFulfilled;
import dev.gatehouse.contracts.order.OrderPaid;
import dev.gatehouse.contracts.order.OrderPlaced;
import dev.gatehouse.contracts.order.OrderRejected;
import dev.gatehouse.contracts.payment.PaymentEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a customer sees of an order: all contexts' events about it, folded in any order of arrival.
 *
 * @param placing what only the first event of the order tells; absent until it has arrived
 * @param standing of the newest event of the order's own stream that has arrived
 * @param payment of the newest event of the payment's stream that has arrived
 * @param timeline every event that has arrived, oldest first
 */
public record OrderView(
        OrderId orderId,
        @Nullable Placing placing,
        @Nullable Standing standing,
        @Nullable PaymentView payment,
        List<Invoice> invoices,
        List<Entry> timeline) {

    /** Who ordered, and when; a rejected order may have no totals. */
    public record Placing(CustomerId customerId, Instant placedAt, @Nullable Totals totals) {}

    /** Where the order stands, as of that position in its stream. */
    public record Standing(long sequence, Status status, @Nullable String reason, @Nullable String message) {}

    /**
     * An issued invoice or credit note.
     *
     * @param credits number of the invoice that it credits, if it is a credit note
     * @param documentKey where its document is, once there is one
     */
    public record Invoice(
            InvoiceId invoiceId,
            String number,
            @Nullable LocalDate issuedOn,
            @Nullable Money total,
            @Nullable String credits,
            @Nullable String documentKey) {

        /** What both say; either may be the one that came first. */
        private Invoice and(Invoice other) {
            return new Invoice(invoiceId, number, issuedOn == null ? other.issuedOn : issuedOn,
                    total == null ? other.total : total, credits == null ? other.credits : credits,
                    documentKey == null ? other.documentKey : documentKey);
        }
    }

    /** One event of the saga. */
    public record Entry(String eventId, String type, String source, long sequence, Instant occurredAt) {}

    /** What the order's status is called outside. */
    public enum Status {
        PENDING, CONFIRMED, PAID, FULFILLED, REJECTED, CANCELLING, CANCELLED;

        boolean isEnd() {
            return this == PAID || this == FULFILLED || this == REJECTED || this == CANCELLED;
        }
    }

    private static final Comparator<Entry> OLDEST_FIRST = Comparator.comparing(Entry::occurredAt)
            .thenComparing(Entry::source)
            .thenComparing(Entry::sequence);

    public OrderView {
        invoices = List.copyOf(invoices);
        timeline = List.copyOf(timeline);
    }

    public static OrderView empty(OrderId orderId) {
        return new OrderView(orderId, null, null, null, List.of(), List.of());
    }

    public boolean has(String eventId) {
        return timeline.stream().anyMatch(entry -> entry.eventId().equals(eventId));
    }

    /** This view after one more event; the same view if it has that event already. */
    public OrderView with(Envelope<? extends Event> event) {
        var metadata = event.metadata();
        if (has(metadata.eventId())) {
            return this;
        }
        return switch (event.data()) {
            case OrderEvent order -> with(order, metadata);
            case PaymentEvent paid -> with(paid, metadata);
            case InvoiceEvent invoice -> with(invoice, metadata);
            case OrderNote _ -> new OrderView(orderId, placing, standing, payment, invoices, timelineWith(metadata));
            default -> throw new IllegalArgumentException("the order view knows nothing of " + metadata.type());
        };
    }

    private OrderView with(OrderEvent event, Metadata metadata) {
        var place = switch (event) {
            case OrderPlaced placed -> new Placing(placed.customerId(), placed.placedAt(), placed.totals());
            case OrderRejected rejected when placing == null ->
                new Placing(rejected.customerId(), metadata.occurredAt(), null);
            case OrderConfirmed _ -> placing;
            case OrderPaid _ -> placing;
            case OrderRejected _ -> placing;
            case OrderCancellationRequested _ -> placing;
            case OrderCancelled _ -> placing;
            case OrderFulfilled _ -> placing;
        };
        var stand = switch (event) {
            case OrderPlaced _ -> new Standing(metadata.sequence(), Status.PENDING, null, null);
            case OrderConfirmed _ -> new Standing(metadata.sequence(), Status.CONFIRMED, null, null);
            case OrderPaid _ -> new Standing(metadata.sequence(), Status.PAID, null, null);
            case OrderRejected rejected ->
                new Standing(metadata.sequence(), Status.REJECTED, rejected.reason(), rejected.message());
            case OrderCancellationRequested requested ->
                new Standing(metadata.sequence(), Status.CANCELLING, requested.reason(), null);
            case OrderCancelled _ -> new Standing(metadata.sequence(), Status.CANCELLED, null, null);
            case OrderFulfilled _ -> new Standing(metadata.sequence(), Status.FULFILLED, null, null);
        };
        var newest = standing == null || standing.sequence() < stand.sequence() ? stand : standing;
        return new OrderView(orderId, place, newest, payment, invoices, timelineWith(metadata));
    }

    private OrderView with(PaymentEvent event, Metadata metadata) {
        var paid = (payment == null ? PaymentView.empty(event.paymentId()) : payment).with(event, metadata.sequence());
        return new OrderView(orderId, placing, standing, paid, invoices, timelineWith(metadata));
    }

    private OrderView with(InvoiceEvent event, Metadata metadata) {
        var id = event.invoiceId();
        var said = switch (event) {
            case InvoiceIssued issued ->
                new Invoice(id, issued.number(), issued.issuedOn(), issued.totals().gross(), null, null);
            case CreditNoteIssued credit -> new Invoice(id, credit.number(), credit.issuedOn(), credit.totals().gross(),
                    credit.invoiceNumber(), null);
            case InvoiceDocumentPublished published ->
                new Invoice(id, published.number(), null, null, null, published.documentKey());
        };
        var all = new TreeMap<String, Invoice>();
        invoices.forEach(invoice -> all.put(invoice.number(), invoice));
        all.merge(said.number(), said, Invoice::and);
        return new OrderView(
                orderId, placing, standing, payment, List.copyOf(all.values()), timelineWith(metadata));
    }

    /** Whether its deadline has passed before it came to an end. */
    public boolean isOverdue() {
        return (standing == null || !standing.status().isEnd())
                && timeline.stream().anyMatch(entry -> entry.type().equals(OrderOverdue.class.getSimpleName()));
    }

    private List<Entry> timelineWith(Metadata event) {
        var source = event.stream().substring(0, event.stream().indexOf('/'));
        var entries = new ArrayList<>(timeline);
        entries.add(new Entry(event.eventId(), event.type(), source, event.sequence(), event.occurredAt()));
        entries.sort(OLDEST_FIRST);
        return entries;
    }
}
