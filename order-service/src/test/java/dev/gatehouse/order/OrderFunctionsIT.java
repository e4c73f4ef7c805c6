package dev.gatehouse.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.contracts.Envelope;
import dev.gatehouse.contracts.Event;
import dev.gatehouse.contracts.order.CancelOrder;
import dev.gatehouse.contracts.order.CheckDeadline;
import dev.gatehouse.contracts.order.CustomerNotice;
import dev.gatehouse.contracts.order.FulfilOrder;
import dev.gatehouse.contracts.order.PlaceOrder;
import dev.gatehouse.contracts.payment.PaymentEvent;
import dev.gatehouse.runtime.dispatch.EnvelopeReader;
import dev.gatehouse.runtime.dispatch.EventTypes;
import dev.gatehouse.runtime.dispatch.Messages;
import dev.gatehouse.runtime.dispatch.OutgoingMessage;
import dev.gatehouse.runtime.json.EventJson;
import dev.gatehouse.runtime.log.EventLog;
import dev.gatehouse.testkit.cloud.LocalCloudTest;
import dev.gatehouse.testkit.RecordedCalls;
import dev.gatehouse.testkit.Samples;
import java.util.ArrayList;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.messaging.Message;

/** The functions against real tables; the number of requests each of them makes is part of the design. */
@LocalCloudTest
@SpringBootTest
@Import(RecordedCalls.class)
class OrderFunctionsIT {
    @Autowired
    private Consumer<Message<PlaceOrder>> placeOrder;

    @Autowired
    private Consumer<Message<PaymentEvent>> confirmOrder;

    @Autowired
    private Consumer<Message<PaymentEvent>> rejectOrder;

    @Autowired
    private Consumer<Message<Event>> projectOrder;

    @Autowired
    private Consumer<Message<CancelOrder>> cancelOrder;

    @Autowired
    private Consumer<Message<PaymentEvent>> closeCancellation;

    @Autowired
    private Consumer<Message<FulfilOrder>> fulfilOrder;

    @Autowired
    private Consumer<Message<CheckDeadline>> flagOverdue;

    @Autowired
    private Function<Message<Event>, Message<CustomerNotice>> notifyCustomer;

    @Autowired
    private EventTypes types;

    @Autowired
    private EventJson json;

    @Autowired
    private EventLog log;

    @Autowired
    private RecordedCalls calls;

    @Test
    void decidesWithOneReadAndOneWrite() {
        var paid = UUID.randomUUID().toString();
        var declined = UUID.randomUUID().toString();

        assertThat(calls.of(() -> placeOrder.accept(sample("PlaceOrder", paid)))).containsExactly("Query", "PutItem");
        assertThat(calls.of(() -> confirmOrder.accept(sample("PaymentAuthorized", paid))))
                .containsExactly("Query", "PutItem");
        assertThat(calls.of(() -> confirmOrder.accept(sample("PaymentCaptured", paid))))
                .containsExactly("Query", "PutItem");
        placeOrder.accept(sample("PlaceOrder", declined));
        assertThat(calls.of(() -> rejectOrder.accept(sample("PaymentDeclined", declined))))
                .containsExactly("Query", "PutItem");

        assertThat(log.newest("order/" + paid)).hasValueSatisfying(
                entry -> assertThat(entry.metadata().type()).isEqualTo("OrderPaid"));
        assertThat(log.newest("order/" + declined)).hasValueSatisfying(
                entry -> assertThat(entry.metadata().type()).isEqualTo("OrderRejected"));
    }

    @Test
    void readsOnceAndWritesNothingForADuplicate() {
        var order = UUID.randomUUID().toString();
        placeOrder.accept(sample("PlaceOrder", order));

        assertThat(calls.of(() -> placeOrder.accept(sample("PlaceOrder", order)))).containsExactly("Query");
    }

    @Test
    void endsACancellationWithOneReadAndOneWriteEach() {
        var order = UUID.randomUUID().toString();
        placeOrder.accept(sample("PlaceOrder", order));

        assertThat(calls.of(() -> cancelOrder.accept(sample("CancelOrder", order)))).containsExactly("Query",
                "PutItem");
        assertThat(calls.of(() -> closeCancellation.accept(sample("PaymentVoided", order))))
                .containsExactly("Query", "PutItem");

        assertThat(log.newest("order/" + order)).hasValueSatisfying(
                entry -> assertThat(entry.metadata().type()).isEqualTo("OrderCancelled"));
    }

    @Test
    void fulfilsAndWatchesTheDeadlineWithOneReadAndOneWriteEach() {
        var paid = UUID.randomUUID().toString();
        var late = UUID.randomUUID().toString();
        placeOrder.accept(sample("PlaceOrder", paid));
        confirmOrder.accept(sample("PaymentCaptured", paid));
        placeOrder.accept(sample("PlaceOrder", late));

        assertThat(calls.of(() -> fulfilOrder.accept(sample("FulfilOrder", paid)))).containsExactly("Query", "PutItem");
        assertThat(calls.of(() -> flagOverdue.accept(sample("CheckDeadline", paid)))).containsExactly("Query");
        assertThat(calls.of(() -> flagOverdue.accept(sample("CheckDeadline", late))))
                .containsExactly("Query", "PutItem");

        assertThat(log.newest("order/" + paid)).hasValueSatisfying(
                entry -> assertThat(entry.metadata().type()).isEqualTo("OrderFulfilled"));
        assertThat(log.newest("order/" + late)).hasValueSatisfying(
                entry -> assertThat(entry.metadata().type()).isEqualTo("OrderOverdue"));
    }

    @Test
    void notesAnotherOrderUnderTheSameKeyOnce() {
        var order = UUID.randomUUID().toString();
        var another = Samples.json("PlaceOrder", order).replace("Assam, 250 g", "Darjeeling, 250 g");
        placeOrder.accept(sample("PlaceOrder", order));

        assertThat(calls.of(() -> placeOrder.accept(read(another)))).containsExactly("Query", "PutItem");
        assertThat(calls.of(() -> placeOrder.accept(read(another)))).containsExactly("Query");

        assertThat(log.newest("order/" + order)).hasValueSatisfying(entry -> assertThat(entry.metadata())
                .extracting("type", "sequence", "causationId").containsExactly("DuplicateKeyConflict", 2L, order));
    }

    @Test
    void tellsTheCustomerOnceWithAClaimAndItsCompletion() {
        var order = UUID.randomUUID().toString();
        var sent = new ArrayList<String>();
        Runnable delivery = () -> OutgoingMessage.send(
                notifyCustomer.apply(sample("OrderRejected", order)), json, notice -> sent.add(notice.body()));

        assertThat(calls.of(delivery)).containsExactly("PutItem", "PutItem");
        assertThat(calls.of(delivery)).containsExactly("PutItem");

        assertThat(sent).singleElement().asString()
                .contains("\"notice\":\"ORDER_REJECTED\"", "\"orderId\":\"%s\"".formatted(order));
    }

    @Test
    void projectsWithOneReadAndOneWrite() {
        var order = UUID.randomUUID().toString();

        assertThat(calls.of(() -> projectOrder.accept(sample("OrderConfirmed", order))))
                .containsExactly("GetItem", "PutItem");
        assertThat(calls.of(() -> projectOrder.accept(sample("OrderPlaced", order))))
                .containsExactly("GetItem", "PutItem");
        assertThat(calls.of(() -> projectOrder.accept(sample("OrderPlaced", order)))).containsExactly("GetItem");
    }

    /** The golden sample of a type, for another order. */
    private <T> Message<T> sample(String type, String orderId) {
        return read(Samples.json(type, orderId));
    }

    @SuppressWarnings("unchecked") // the caller names the type
    private <T> Message<T> read(String json) {
        var reader = new EnvelopeReader(new EventJson(), types);
        return Messages.of((Envelope<T>) reader.read(json));
    }
}
