package dev.gatehouse.stream;

import static dev.gatehouse.stream.Samples.authorized;
import static dev.gatehouse.stream.Samples.command;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gatehouse.contracts.OrderId;
import dev.gatehouse.contracts.payment.PaymentAuthorized;
import dev.gatehouse.runtime.dispatch.Delivery;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

class FailureIT {
    private static final Duration VISIBILITY = Duration.ofSeconds(30);
    private static LocalQueues queues;
    private static TestService service;

    @BeforeAll
    static void start() {
        queues = LocalQueues.start();
        Stream.of("confirm", "release", "note").forEach(
                function -> queues.createInbox("test-" + function + "-inbox", Math.toIntExact(VISIBILITY.toSeconds())));
        service = TestService.start(queues.endpoint(), Functions.class,
                "spring.cloud.stream.sqs.bindings.release-in-0.consumer.retry-delay=0s",
                "spring.cloud.stream.sqs.bindings.note-in-0.consumer.retry-delay=1h",
                "spring.cloud.stream.bindings.note-in-0.consumer.concurrency=1");
    }

    @AfterAll
    static void stop() {
        service.close();
        queues.close();
    }

    @Test
    void deliversFailedMessageAgainLongBeforeItsQueueWould() {
        queues.send("test-confirm-inbox", command(1, authorized(1)));

        await().atMost(VISIBILITY.dividedBy(3))
                .untilAsserted(() -> assertThat(queues.size("test-confirm-inbox")).isZero());
        assertThat(failuresOf("confirm")).extracting(Delivery::receiveCount).containsExactly(1);
        assertThat(service.bean(Orders.class).seen()).containsExactly(Samples.order(1), Samples.order(1));
    }

    @Test
    void leavesHopelessMessageToItsQueueWhichSetsItAside() {
        queues.send("test-release-inbox", "{\"no\":\"envelope\"}");

        var dead = await().until(() -> queues.take("test-release-inbox-dlq").toList(), found -> !found.isEmpty());
        assertThat(dead.getFirst().body()).isEqualTo("{\"no\":\"envelope\"}");
        assertThat(failuresOf("release")).extracting(Delivery::receiveCount).containsExactly(1, 2, 3);
    }

    @Test
    void handlesMessagesBehindOneThatFails() {
        queues.send("test-note-inbox", "poison");
        for (var number = 1; number <= 10; number++) {
            queues.send("test-note-inbox", command(number, authorized(number)));
        }

        await().until(() -> service.bean(Orders.class).noted().size() == 10);
        await().until(() -> queues.size("test-note-inbox") == 1);
        assertThat(failuresOf("note")).hasSize(1);
    }

    private static List<Delivery> failuresOf(String function) {
        return service.failures().stream().filter(failure -> failure.function().equals(function)).toList();
    }

    record Orders(List<OrderId> seen, List<OrderId> noted) {}

    @Configuration(proxyBeanMethods = false)
    static class Functions {

        @Bean
        Orders orders() {
            return new Orders(new CopyOnWriteArrayList<>(), new CopyOnWriteArrayList<>());
        }

        /** Fails the first time. */
        @Bean
        Consumer<Message<PaymentAuthorized>> confirm(Orders orders) {
            return message -> {
                orders.seen().add(message.getPayload().orderId());
                if (orders.seen().size() == 1) {
                    throw new IllegalStateException("not now");
                }
            };
        }

        @Bean
        Consumer<Message<PaymentAuthorized>> release() {
            return _ -> {};
        }

        @Bean
        Consumer<Message<PaymentAuthorized>> note(Orders orders) {
            return message -> orders.noted().add(message.getPayload().orderId());
        }
    }
}
