package dev.gatehouse.invoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gatehouse.contracts.Envelope;
import dev.gatehouse.contracts.Event;
import dev.gatehouse.contracts.Money;
import dev.gatehouse.contracts.OrderId;
import dev.gatehouse.contracts.OrderLine;
import dev.gatehouse.contracts.Totals;
import dev.gatehouse.contracts.invoice.CreditNoteIssued;
import dev.gatehouse.contracts.invoice.InvoiceEvent;
import dev.gatehouse.contracts.invoice.InvoiceIssued;
import dev.gatehouse.contracts.order.OrderPlaced;
import dev.gatehouse.contracts.payment.PaymentCaptured;
import dev.gatehouse.invoice.domain.CreditDue;
import dev.gatehouse.invoice.domain.InvoiceDrafted;
import dev.gatehouse.invoice.domain.ObjectCreated;
import dev.gatehouse.invoice.domain.Refund;
import dev.gatehouse.runtime.S3Objects;
import dev.gatehouse.runtime.claims.RecordedEvents;
import dev.gatehouse.runtime.dispatch.EnvelopeReader;
import dev.gatehouse.runtime.dispatch.EventTypes;
import dev.gatehouse.runtime.dispatch.Messages;
import dev.gatehouse.runtime.json.EventJson;
import dev.gatehouse.runtime.log.EventLog;
import dev.gatehouse.runtime.log.LogEntry;
import dev.gatehouse.testkit.cloud.LocalCloudTest;
import dev.gatehouse.testkit.RecordedCalls;
import dev.gatehouse.testkit.Samples;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.messaging.Message;

/** The functions against real tables; the number of requests each of them makes is part of the design. */
@LocalCloudTest
@SpringBootTest(properties = {"gatehouse.claims.bucket=invoice-claims-000000000000",
        "gatehouse.invoice.documents.bucket=invoice-documents-000000000000"})
@Import(RecordedCalls.class)
class InvoiceFunctionsIT {
    private static final String BUCKET = "invoice-documents-000000000000";
    private final EventJson json = new EventJson();

    @Autowired
    private Consumer<Message<OrderPlaced>> draftInvoice;

    @Autowired
    private RecordedEvents recorded;

    @Autowired
    private Consumer<Message<PaymentCaptured>> issueInvoice;

    @Autowired
    private Consumer<Message<Event>> creditInvoice;

    @Autowired
    private Consumer<Message<InvoiceEvent>> renderInvoice;

    @Autowired
    private Consumer<Message<ObjectCreated>> publishDocument;

    @Autowired
    private S3Objects objects;

    @Autowired
    private EventTypes types;

    @Autowired
    private EventLog log;

    @Autowired
    private RecordedCalls calls;

    @Test
    void draftsWithOneReadAndOneWriteAndIssuesInOneTransaction() {
        var first = UUID.randomUUID().toString();
        var second = UUID.randomUUID().toString();
        draftInvoice.accept(sample("OrderPlaced", first));
        issueInvoice.accept(sample("PaymentCaptured", first));

        assertThat(calls.of(() -> draftInvoice.accept(sample("OrderPlaced", second))))
                .containsExactly("Query", "PutItem");
        assertThat(calls.of(() -> issueInvoice.accept(sample("PaymentCaptured", second))))
                .containsExactly("Query", "TransactWriteItems");

        assertThat(number(second)).isEqualTo(number(first) + 1);
    }

    @Test
    void issuesWhenTheMoneyCameFirst() {
        var order = UUID.randomUUID().toString();

        issueInvoice.accept(sample("PaymentCaptured", order));
        draftInvoice.accept(sample("OrderPlaced", order));

        assertThat(number(order)).isPositive();
    }

    @Test
    void printsAnInvoiceOverOneQueryAndPublishesItOnce() {
        var order = UUID.randomUUID().toString();
        draftInvoice.accept(sample("OrderPlaced", order));
        issueInvoice.accept(sample("PaymentCaptured", order));
        var issued = entry(order, "InvoiceIssued");
        var key = "invoices/2026/" + json.tree(issued.event()).path("number").asString() + ".pdf";

        assertThat(calls.of(() -> renderInvoice.accept(message(issued, InvoiceIssued.class)))).containsExactly("Query");
        var printed = objects.get(BUCKET, key);
        renderInvoice.accept(message(issued, InvoiceIssued.class));
        assertThat(objects.get(BUCKET, key)).isEqualTo(printed);
        assertThat(printed.asString(StandardCharsets.ISO_8859_1)).startsWith("%PDF");

        // The bucket has told the function by itself; what it is told again changes nothing.
        var published = await().until(() -> newest(order), entry -> entry.metadata().sequence() == 3);
        assertThat(calls.of(() -> publishDocument.accept(created(key, "1")))).containsExactly("Query");
        assertThat(newest(order)).isEqualTo(published);
        assertThat(published.metadata().type()).isEqualTo("InvoiceDocumentPublished");
        assertThat(published.metadata().correlationId()).isEqualTo(issued.metadata().correlationId());
        assertThat(json.tree(published.event()).path("documentKey").asString()).isEqualTo(key);
    }

    @Test
    void creditsAFullRefundWithoutLookingForLines() {
        var order = UUID.randomUUID().toString();
        draftInvoice.accept(sample("OrderPlaced", order));
        issueInvoice.accept(sample("PaymentCaptured", order));
        Message<Event> refunded = sample("PaymentRefunded", order);

        assertThat(calls.of(() -> creditInvoice.accept(refunded))).startsWith("Query")
                .contains("TransactWriteItems");

        var credited = entry(order, "CreditNoteIssued");
        assertThat(json.tree(credited.event()).at("/totals/gross/amount").asLong()).isEqualTo(8384);
    }

    @Test
    void creditsTheLinesOfARefund() {
        var order = UUID.randomUUID().toString();
        draftInvoice.accept(sample("OrderPlaced", order));
        issueInvoice.accept(sample("PaymentCaptured", order));
        var tea = new Money(2139, "EUR");
        var due = new CreditDue(new OrderId(order),
                new Refund("re_1", tea, List.of(new Refund.Part(0, tea)), Instant.parse("2026-12-01T09:00:00Z")));
        var message = Messages.of(new Envelope<Event>(newest(order).metadata(), due));

        assertThat(calls.of(() -> creditInvoice.accept(message)))
                .startsWith("Query", "Query").contains("TransactWriteItems");

        var note = entry(order, "CreditNoteIssued");
        assertThat(json.tree(note.event()).at("/totals/taxes/0/rate").asString()).isEqualTo("0.07");
        renderInvoice.accept(message(note, CreditNoteIssued.class));
        var key = "credit-notes/2026/" + json.tree(note.event()).path("number").asString() + ".pdf";
        assertThat(objects.metadata(BUCKET, key)).containsEntry("order-id", order);
    }

    @Test
    void putsTheLinesOfALargeOrderAsideAndFindsThemAgain() {
        var order = UUID.randomUUID().toString();
        var placed = Samples.<OrderPlaced>envelope("OrderPlaced");
        var line = placed.data().lines().getFirst();
        var lines = IntStream.range(0, 1000).mapToObj(number -> new OrderLine("SKU-" + number, "x".repeat(60), 1,
                line.unitPrice(), line.taxRate())).toList();
        var large = new OrderPlaced(new OrderId(order), placed.data().customerId(), placed.data().contact(), lines,
                Totals.of(lines), placed.data().payment(), placed.data().placedAt());

        draftInvoice.accept(Messages.of(new Envelope<>(placed.metadata(), large)));

        var drafted = newest(order);
        assertThat(drafted.event().length()).isLessThan(4_000);
        assertThat(json.tree(drafted.event()).at("/lines/claim/key").asString())
                .startsWith("invoice/" + order + "/1/lines-");
        assertThat(recorded.of("invoice/" + order, InvoiceDrafted.class)).singleElement()
                .extracting(InvoiceDrafted::lines).isEqualTo(lines);
    }

    /** Other functions may have added to the stream meanwhile. */
    private LogEntry entry(String order, String type) {
        return log.all("invoice/" + order).stream()
                .filter(entry -> entry.metadata().type().equals(type))
                .findFirst()
                .orElseThrow();
    }

    private LogEntry newest(String order) {
        return log.newest("invoice/" + order).orElseThrow();
    }

    private <T extends InvoiceEvent> Message<InvoiceEvent> message(LogEntry entry, Class<T> type) {
        return Messages.of(new Envelope<>(entry.metadata(), json.read(entry.event(), type)));
    }

    @SuppressWarnings("unchecked") // a message of S3 is read as that
    private Message<ObjectCreated> created(String key, String sequencer) {
        var body = """
                {"Records":[{"eventSource":"aws:s3","eventTime":"2026-11-21T10:00:00.000Z","eventName":"ObjectCreated:Put",
                 "s3":{"bucket":{"name":"%s"},"object":{"key":"%s","size":1,"eTag":"e","sequencer":"%s"}}}]}"""
                .formatted(BUCKET, key, sequencer);
        return Messages.of((Envelope<ObjectCreated>) new EnvelopeReader(json, types).read(body));
    }

    private int number(String order) {
        var issued = entry(order, "InvoiceIssued");
        var number = json.tree(issued.event()).path("number").asString();
        return Integer.parseInt(number.substring(number.lastIndexOf('-') + 1));
    }

    /** The golden sample of a type, for another order. */
    @SuppressWarnings("unchecked") // the caller names the type twice
    private <T> Message<T> sample(String type, String orderId) {
        var reader = new EnvelopeReader(new EventJson(), types);
        return Messages.of((Envelope<T>) reader.read(Samples.json(type, orderId)));
    }
}
