package dev.gatehouse.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.contracts.Envelope;
import dev.gatehouse.contracts.order.OrderPlaced;
import dev.gatehouse.contracts.payment.PaymentCaptured;
import dev.gatehouse.runtime.dispatch.EnvelopeReader;
import dev.gatehouse.runtime.dispatch.EventTypes;
import dev.gatehouse.runtime.dispatch.Messages;
import dev.gatehouse.runtime.json.EventJson;
import dev.gatehouse.runtime.log.EventLog;
import dev.gatehouse.testkit.LocalCloudTest;
import dev.gatehouse.testkit.RecordedCalls;
import dev.gatehouse.testkit.Samples;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.messaging.Message;

/** The functions against real tables; the number of requests each of them makes is part of the design. */
@LocalCloudTest
@SpringBootTest
@Import(RecordedCalls.class)
class InvoiceFunctionsIT {
    @Autowired
    private Consumer<Message<OrderPlaced>> draftInvoice;

    @Autowired
    private Consumer<Message<PaymentCaptured>> issueInvoice;

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

    private int number(String order) {
        var issued = log.newest("invoice/" + order).orElseThrow();
        assertThat(issued.metadata().type()).isEqualTo("InvoiceIssued");
        var number = new EventJson().tree(issued.event()).path("number").asString();
        return Integer.parseInt(number.substring(number.lastIndexOf('-') + 1));
    }

    /** The golden sample of a type, for another order. */
    @SuppressWarnings("unchecked") // the caller names the type twice
    private <T> Message<T> sample(String type, String orderId) {
        var reader = new EnvelopeReader(new EventJson(), types);
        return Messages.of((Envelope<T>) reader.read(Samples.json(type, orderId)));
    }
}
