package dev.gatehouse.stream;

import static dev.gatehouse.stream.Samples.authorized;
import static dev.gatehouse.stream.Samples.captured;
import static dev.gatehouse.stream.Samples.command;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gatehouse.contracts.Envelope;
import dev.gatehouse.contracts.OrderId;
import dev.gatehouse.contracts.payment.PaymentCaptured;
import dev.gatehouse.contracts.payment.PaymentEvent;
import dev.gatehouse.runtime.dispatch.Delivery;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

class BatchIT {
    private static final String INBOX = "test-noteAll-inbox";
    private LocalQueues queues;
    private TestService service;

    @BeforeEach
    void start() {
        queues = LocalQueues.start();
        queues.createInbox(INBOX, 30);
        service = TestService.start(queues.endpoint(), Functions.class,
                "spring.cloud.stream.bindings.noteAll-in-0.consumer.batch-mode=true",
                "spring.cloud.stream.bindings.noteAll-in-0.consumer.auto-startup=false",
                "spring.cloud.stream.sqs.default.consumer.retry-delay=0s");
    }

    @AfterEach
    void stop() {
        service.close();
        queues.close();
    }

    @Test
    void callsFunctionWithListsOfMessages() {
        IntStream.range(0, 25).forEach(number -> queues.send(INBOX, command(number, authorized(number))));
        service.bindings().start("noteAll-in-0");

        await().untilAsserted(() -> assertThat(queues.size(INBOX)).isZero());
        assertThat(batches()).hasSizeBetween(3, 10);
        assertThat(batches().stream().flatMap(List::stream))
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 25).mapToObj(Samples::order).toList());
    }

    @Test
    void leavesOnlyTheMessagesInQueueThatFailEvenAlone() {
        queues.send(INBOX, "poison");
        queues.send(INBOX, command(1, authorized(1)));
        queues.send(INBOX, command(2, captured(2)));
        queues.send(INBOX, command(3, authorized(3)));
        service.bindings().start("noteAll-in-0");

        await().until(() -> queues.size(INBOX + "-dlq") == 2);
        assertThat(queues.size(INBOX)).isZero();
        assertThat(batches()).contains(List.of(Samples.order(1)), List.of(Samples.order(3)));
        assertThat(service.failures()).extracting(Delivery::receiveCount)
                .containsExactlyInAnyOrder(1, 1, 2, 2, 3, 3);
    }

    private List<List<OrderId>> batches() {
        return service.bean(Batches.class).handled();
    }

    record Batches(List<List<OrderId>> handled) {}

    @Configuration(proxyBeanMethods = false)
    static class Functions {

        @Bean
        Batches batches() {
            return new Batches(new CopyOnWriteArrayList<>());
        }

        /** Fails whenever there is a capture among the events. */
        @Bean
        Consumer<List<Envelope<PaymentEvent>>> noteAll(Batches batches) {
            return envelopes -> {
                var events = envelopes.stream().map(Envelope::data).toList();
                if (events.stream().anyMatch(PaymentCaptured.class::isInstance)) {
                    throw new IllegalStateException("no captures here");
                }
                batches.handled().add(events.stream().map(PaymentEvent::orderId).toList());
            };
        }
    }
}
