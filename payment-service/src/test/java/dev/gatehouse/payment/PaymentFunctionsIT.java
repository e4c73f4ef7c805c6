package dev.gatehouse.payment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.contracts.Envelope;
import dev.gatehouse.contracts.order.OrderConfirmed;
import dev.gatehouse.payment.domain.OrderToPay;
import dev.gatehouse.runtime.dispatch.EnvelopeReader;
import dev.gatehouse.runtime.dispatch.EventTypes;
import dev.gatehouse.runtime.dispatch.Messages;
import dev.gatehouse.runtime.json.EventJson;
import dev.gatehouse.runtime.log.EventLog;
import dev.gatehouse.testkit.cloud.LocalCloudTest;
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
class PaymentFunctionsIT {
    @Autowired
    private Consumer<Message<OrderToPay>> authorizePayment;

    @Autowired
    private Consumer<Message<OrderConfirmed>> capturePayment;

    @Autowired
    private EventTypes types;

    @Autowired
    private EventLog log;

    @Autowired
    private RecordedCalls calls;

    @Test
    void decidesWithOneReadAndOneWriteAroundTheProvidersAnswer() {
        var warm = UUID.randomUUID().toString();
        var order = UUID.randomUUID().toString();
        authorizePayment.accept(sample("OrderPlaced", warm));

        assertThat(calls.of(() -> authorizePayment.accept(sample("OrderPlaced", order))))
                .containsExactly("Query", "PutItem");
        assertThat(calls.of(() -> capturePayment.accept(sample("OrderConfirmed", order))))
                .containsExactly("Query", "PutItem");

        assertThat(log.newest("payment/" + order)).hasValueSatisfying(
                entry -> assertThat(entry.metadata().type()).isEqualTo("PaymentCaptured"));
    }

    @Test
    void asksTheProviderNothingForADuplicate() {
        var order = UUID.randomUUID().toString();
        authorizePayment.accept(sample("OrderPlaced", order));

        assertThat(calls.of(() -> authorizePayment.accept(sample("OrderPlaced", order)))).containsExactly("Query");
    }

    /** The golden sample of a type, for another order. */
    @SuppressWarnings("unchecked") // the caller names the type twice
    private <T> Message<T> sample(String type, String orderId) {
        var reader = new EnvelopeReader(new EventJson(), types);
        return Messages.of((Envelope<T>) reader.read(Samples.json(type, orderId)));
    }
}
