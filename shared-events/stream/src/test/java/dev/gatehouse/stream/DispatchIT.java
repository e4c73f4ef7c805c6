package dev.gatehouse.stream;

import static dev.gatehouse.stream.Samples.authorized;
import static dev.gatehouse.stream.Samples.captured;
import static dev.gatehouse.stream.Samples.command;
import static dev.gatehouse.stream.Samples.declined;
import static dev.gatehouse.stream.Samples.envelope;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gatehouse.contracts.Envelope;
import dev.gatehouse.contracts.Metadata;
import dev.gatehouse.contracts.PaymentMethod;
import dev.gatehouse.contracts.payment.PaymentAuthorized;
import dev.gatehouse.contracts.payment.PaymentCaptured;
import dev.gatehouse.contracts.payment.PaymentDeclined;
import dev.gatehouse.contracts.payment.PaymentEvent;
import dev.gatehouse.decision.Decision;
import dev.gatehouse.runtime.aggregate.Aggregates;
import dev.gatehouse.runtime.dispatch.Messages;
import dev.gatehouse.runtime.json.EventJson;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.MessageBuilder;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

class DispatchIT {
    private static LocalQueues queues;
    private static TestService service;

    @BeforeAll
    static void start() {
        queues = LocalQueues.start();
        List.of("test-confirmOrder-inbox", "test-noteAll-inbox", "test-countPayments-inbox", "elsewhere", "captures")
                .forEach(queues::create);
        service = TestService.start(queues.endpoint(), Functions.class,
                "spring.cloud.stream.bindings.capturePayment-in-0.destination=elsewhere",
                "spring.cloud.stream.bindings.capturePayment-out-0.destination=captures");
    }

    @AfterAll
    static void stop() {
        service.close();
        queues.close();
    }

    @Test
    void bindsFunctionToItsInboxAndAcknowledgesWhatItHandled() {
        queues.send("test-confirmOrder-inbox", command(1, authorized(1)));

        await().untilAsserted(() -> assertThat(heard()).contains(envelope(1, authorized(1))));
        await().untilAsserted(() -> assertThat(queues.size("test-confirmOrder-inbox")).isZero());
        assertThat(service.failures()).isEmpty();
    }

    @Test
    void givesEveryRecordOfSealedInterfaceToFunctionOfThatInterface() {
        queues.send("test-noteAll-inbox", command(2, authorized(2)));
        queues.send("test-noteAll-inbox", command(3, declined(3)));

        await().untilAsserted(
                () -> assertThat(heard()).contains(envelope(2, authorized(2)), envelope(3, declined(3))));
    }

    @Test
    void letsAggregateDecide() {
        queues.send("test-countPayments-inbox", command(7, authorized(7)));
        queues.send("test-countPayments-inbox", command(8, declined(8)));

        var log = service.bean(MemoryLog.class);
        await().untilAsserted(() -> assertThat(log.newest("count/" + Samples.order(7).value())).hasValueSatisfying(
                entry -> assertThat(entry.state()).isEqualTo("{\"of\":1,\"is\":\"Some\"}")));
        await().untilAsserted(() -> assertThat(log.newest("count/" + Samples.order(8).value())).hasValueSatisfying(
                entry -> assertThat(entry.metadata().type()).isEqualTo("PaymentDeclined")));
    }

    @Test
    void unwrapsEventBridgeEvent() {
        queues.send("test-noteAll-inbox", Samples.inEventBridge(4, captured(4)));

        await().untilAsserted(() -> assertThat(heard()).contains(envelope(4, captured(4))));
    }

    @Test
    void unwrapsSnsNotification() {
        queues.send("test-noteAll-inbox", Samples.inSns(5, captured(5)));

        await().untilAsserted(() -> assertThat(heard()).contains(envelope(5, captured(5))));
    }

    @Test
    void sendsResultAsEnvelopeFromQueueToQueueThatAreNamed() {
        queues.send("elsewhere", command(6, authorized(6)));

        var sent = await().until(() -> queues.take("captures").toList(), messages -> !messages.isEmpty()).getFirst();
        assertThat(Samples.JSON.tree(sent.body())).isEqualTo(Samples.JSON.tree(command(6, captured(6))));
        assertThat(sent.messageAttributes()).isEqualTo(Map.of(
                "contentType", attribute("String", "application/json"),
                "attempt", attribute("Number", "1"),
                "channel", attribute("String", "web")));
    }

    private static MessageAttributeValue attribute(String type, String value) {
        return MessageAttributeValue.builder().dataType(type).stringValue(value).build();
    }

    private static List<Envelope<?>> heard() {
        return service.bean(Heard.class).messages();
    }

    sealed interface Count {
        record Some(int of) implements Count {}

        default Decision<Count> more(PaymentEvent event) {
            return switch (this) {
                case Some(var of) -> Decision.of(new Some(of + 1), event);
            };
        }
    }

    record Heard(List<Envelope<?>> messages) {}

    @Configuration(proxyBeanMethods = false)
    static class Functions {

        @Bean
        Heard heard() {
            return new Heard(new CopyOnWriteArrayList<>());
        }

        @Bean
        Consumer<Message<PaymentAuthorized>> confirmOrder(Heard heard) {
            return message -> heard.messages().add(Messages.envelope(message));
        }

        @Bean
        Consumer<Message<PaymentEvent>> noteAll(Heard heard) {
            return message -> heard.messages().add(Messages.envelope(message));
        }

        @Bean
        MemoryLog log() {
            return new MemoryLog();
        }

        @Bean
        Consumer<Message<PaymentEvent>> countPayments(MemoryLog log, EventJson json) {
            return new Aggregates<>("count", Count.class, _ -> new Count.Some(0), log, json, InstantSource.system())
                    .<PaymentEvent>handler()
                    .on(PaymentAuthorized.class, PaymentAuthorized::orderId, Count::more)
                    .on(PaymentDeclined.class, PaymentDeclined::orderId, Count::more);
        }

        @Bean
        Function<Message<PaymentAuthorized>, Message<PaymentCaptured>> capturePayment() {
            return message -> {
                var payment = message.getPayload();
                var captured = new PaymentCaptured(payment.paymentId(), payment.orderId(), payment.amount(),
                        PaymentMethod.CARD);
                var metadata = Messages.envelope(message).metadata();
                var output = Messages.of(new Envelope<>(
                        new Metadata(metadata.eventId(), "PaymentCaptured", 1,
                                metadata.stream(),
                                1, metadata.occurredAt(), metadata.correlationId(), metadata.causationId(),
                                metadata.traceparent()),
                        captured));
                return MessageBuilder.fromMessage(output)
                        .setHeader("channel", "web")
                        .setHeader("attempt", 1)
                        .setHeader("session", new Object())
                        .build();
            };
        }
    }
}
