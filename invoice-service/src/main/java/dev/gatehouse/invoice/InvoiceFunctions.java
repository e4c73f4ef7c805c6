package dev.gatehouse.invoice;

import dev.gatehouse.contracts.Envelope;
import dev.gatehouse.contracts.Event;
import dev.gatehouse.contracts.OrderId;
import dev.gatehouse.contracts.OrderLine;
import dev.gatehouse.contracts.invoice.CreditNoteIssued;
import dev.gatehouse.contracts.invoice.InvoiceDocumentPublished;
import dev.gatehouse.contracts.invoice.InvoiceEvent;
import dev.gatehouse.contracts.invoice.InvoiceIssued;
import dev.gatehouse.contracts.order.OrderPlaced;
import dev.gatehouse.contracts.payment.PaymentCaptured;
import dev.gatehouse.contracts.payment.PaymentRefunded;
import dev.gatehouse.decision.Decision;
import dev.gatehouse.invoice.adapters.S3Documents;
import dev.gatehouse.invoice.domain.CreditDue;
import dev.gatehouse.invoice.domain.Documents;
import dev.gatehouse.invoice.domain.Invoice;
import dev.gatehouse.invoice.domain.InvoiceDrafted;
import dev.gatehouse.invoice.domain.Numbering;
import dev.gatehouse.invoice.domain.ObjectCreated;
import dev.gatehouse.invoice.domain.Paper;
import dev.gatehouse.invoice.domain.Refund;
import dev.gatehouse.invoice.domain.StoredDocument;
import dev.gatehouse.runtime.RuntimeConfiguration;
import dev.gatehouse.runtime.S3Objects;
import dev.gatehouse.runtime.aggregate.Aggregates;
import dev.gatehouse.runtime.claims.RecordedEvents;
import dev.gatehouse.runtime.dispatch.EventTypes;
import dev.gatehouse.runtime.dispatch.Messages;
import dev.gatehouse.runtime.json.EventJson;
import dev.gatehouse.runtime.log.EventLog;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.messaging.Message;

/** The functions of the invoice context: each bean is one task with one inbox queue. */
@Configuration(proxyBeanMethods = false)
@Import(RuntimeConfiguration.class)
@EnableConfigurationProperties(InvoiceProperties.class)
public class InvoiceFunctions {

    @Bean
    Consumer<Message<OrderPlaced>> draftInvoice(Aggregates<Invoice> invoices, Numbering numbering) {
        return invoices.on(OrderPlaced.class, OrderPlaced::orderId,
                (invoice, order) -> invoice.draft(order, numbering));
    }

    @Bean
    Consumer<Message<PaymentCaptured>> issueInvoice(Aggregates<Invoice> invoices, Numbering numbering) {
        return invoices.onEnvelope(PaymentCaptured.class, PaymentCaptured::orderId,
                (invoice, captured) -> invoice.issue(captured, numbering));
    }

    /** On a refund that had to wait for its invoice, and on any other. */
    @Bean
    Consumer<Message<Event>> creditInvoice(Aggregates<Invoice> invoices, RecordedEvents recorded) {
        return invoices.<Event>handler()
                .onEnvelope(PaymentRefunded.class, PaymentRefunded::orderId,
                        (invoice, refunded) -> credit(invoice, refunded.data().orderId(), refund(refunded), recorded))
                .on(CreditDue.class, CreditDue::orderId,
                        (invoice, due) -> credit(invoice, due.orderId(), due.refund(), recorded));
    }

    private static Refund refund(Envelope<PaymentRefunded> refunded) {
        var parts = refunded.data().lines().stream().map(line -> new Refund.Part(line.line(), line.amount())).toList();
        return new Refund(refunded.data().refundId(), refunded.data().amount(), parts,
                refunded.metadata().occurredAt());
    }

    private static Decision<Invoice> credit(
            Invoice invoice, OrderId order, Refund refund, RecordedEvents recorded) {
        var lines = refund.parts().isEmpty() ? List.<OrderLine>of() : lines(order, recorded);
        return invoice.credit(refund, lines);
    }

    private static List<OrderLine> lines(OrderId order, RecordedEvents recorded) {
        return recorded.of(stream(order), InvoiceDrafted.class).stream()
                .flatMap(draft -> draft.lines().stream())
                .toList();
    }

    /** What the invoice says besides is in its draft, further up in the same stream. */
    @Bean
    Consumer<Message<InvoiceEvent>> renderInvoice(RecordedEvents recorded, Documents documents) {
        return message -> {
            var event = Messages.envelope(message);
            switch (event.data()) {
                case InvoiceIssued issued ->
                    documents.keep(Paper.of(issued, draft(issued.orderId(), recorded)), event.metadata());
                case CreditNoteIssued issued ->
                    documents.keep(Paper.of(issued, draft(issued.orderId(), recorded)), event.metadata());
                case InvoiceDocumentPublished published ->
                    throw new IllegalArgumentException("already printed: " + published.documentKey());
            }
        };
    }

    private static InvoiceDrafted draft(OrderId order, RecordedEvents recorded) {
        return recorded.of(stream(order), InvoiceDrafted.class).stream().findFirst()
                .orElseThrow(() -> new IllegalStateException("no draft of the invoice of order " + order.value()));
    }

    private static String stream(OrderId order) {
        return "invoice/" + order.value();
    }

    @Bean
    Consumer<Message<ObjectCreated>> publishDocument(Aggregates<Invoice> invoices, Documents documents) {
        var publish = invoices.on(StoredDocument.class, StoredDocument::orderId, Invoice::publish);
        return message -> publish.accept(Messages.of(documents.describe(Messages.envelope(message))));
    }

    @Bean
    Aggregates<Invoice> invoices(EventLog log, EventJson json, InstantSource clock) {
        return new Aggregates<>("invoice", Invoice.class, id -> new Invoice.New(new OrderId(id)), log, json, clock);
    }

    @Bean
    Numbering numbering(InvoiceProperties invoice) {
        return new Numbering(invoice.series());
    }

    @Bean
    Documents documents(S3Objects objects, InvoiceProperties invoice) {
        return new S3Documents(objects, invoice.documentBucket(), invoice.seller());
    }

    @Bean
    EventTypes eventTypes() {
        return EventTypes.none()
                .and(OrderPlaced.class)
                .and(PaymentCaptured.class)
                .and(PaymentRefunded.class)
                .and(InvoiceEvent.class)
                .and(CreditDue.class)
                .and(ObjectCreated.class);
    }
}
