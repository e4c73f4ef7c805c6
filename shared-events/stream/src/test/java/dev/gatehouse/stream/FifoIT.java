package dev.gatehouse.stream;

import static dev.gatehouse.stream.Samples.authorized;
import static dev.gatehouse.stream.Samples.captured;
import static dev.gatehouse.stream.Samples.command;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gatehouse.contracts.Envelope;
import dev.gatehouse.contracts.OrderId;
import dev.gatehouse.contracts.payment.PaymentAuthorized;
import dev.gatehouse.contracts.payment.PaymentCaptured;
import dev.gatehouse.contracts.payment.PaymentEvent;
import dev.gatehouse.runtime.dispatch.Delivery;
import dev.gatehouse.runtime.dispatch.Messages;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

class FifoIT {
    private static LocalQueues queues;
    private static TestService service;

    @BeforeAll
    static void start() {
        queues = LocalQueues.start();
        queues.createInbox("payments.fifo", 2);
        queues.create("captures.fifo");
        queues.create("test-capturePayment-inbox");
        service = TestService.start(queues.endpoint(), Functions.class,
                "spring.cloud.stream.sqs.default.consumer.retry-delay=1s",
                "spring.cloud.stream.bindings.noteAll-in-0.destination=payments.fifo",
                "spring.cloud.stream.bindings.capturePayment-out-0.destination=captures.fifo");
    }

    @AfterAll
    static void stop() {
        service.close();
        queues.close();
    }

    @Test
    void keepsOrderOfGroupThroughFailuresAndSetsNoneOfTheFollowersAside() {
        queues.sendInGroup("payments.fifo", "a", command(1, captured(1)));
        IntStream.rangeClosed(2, 9)
                .forEach(number -> queues.sendInGroup("payments.fifo", "a", command(number, authorized(number))));
        queues.sendInGroup("payments.fifo", "b", command(10, authorized(10)));

        var noted = service.bean(Noted.class).orders();
        await().untilAsserted(() -> assertThat(noted).hasSize(9));
        assertThat(noted.stream().filter(order -> !order.equals(Samples.order(10))))
                .containsExactlyElementsOf(IntStream.rangeClosed(2, 9).mapToObj(Samples::order).toList());
        assertThat(noted.getFirst()).as("another group does not wait").isEqualTo(Samples.order(10));
        assertThat(service.failures()).extracting(Delivery::receiveCount).containsExactly(1, 2, 3);
        assertThat(queues.size("payments-dlq.fifo")).isEqualTo(1);
    }

    @Test
    void sendsEventInGroupOfItsStream() {
        queues.send("test-capturePayment-inbox", command(1, authorized(1)));

        var sent = await().until(() -> queues.take("captures.fifo").toList(), found -> !found.isEmpty()).getFirst();
        var metadata = Samples.envelope(1, captured(1)).metadata();
        assertThat(sent.attributes())
                .containsEntry(MessageSystemAttributeName.MESSAGE_GROUP_ID, metadata.stream())
                .containsEntry(MessageSystemAttributeName.MESSAGE_DEDUPLICATION_ID, metadata.eventId());
    }

    record Noted(List<OrderId> orders) {}

    @Configuration(proxyBeanMethods = false)
    static class Functions {

        @Bean
        Noted noted() {
            return new Noted(new CopyOnWriteArrayList<>());
        }

        /** Fails for captures. */
        @Bean
        Consumer<Message<PaymentEvent>> noteAll(Noted noted) {
            return message -> {
                if (message.getPayload() instanceof PaymentCaptured) {
                    throw new IllegalStateException("no captures here");
                }
                noted.orders().add(message.getPayload().orderId());
            };
        }

        @Bean
        Function<Message<PaymentAuthorized>, Message<PaymentCaptured>> capturePayment() {
            return message -> {
                var envelope = Samples.envelope(1, captured(1));
                return Messages.of(new Envelope<>(envelope.metadata(), envelope.data()));
            };
        }
    }
}
