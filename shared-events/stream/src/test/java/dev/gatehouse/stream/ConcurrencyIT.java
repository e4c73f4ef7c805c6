package dev.gatehouse.stream;

import static dev.gatehouse.stream.Samples.authorized;
import static dev.gatehouse.stream.Samples.command;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gatehouse.contracts.OrderId;
import dev.gatehouse.contracts.payment.PaymentAuthorized;
import dev.gatehouse.contracts.payment.PaymentEvent;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.cloud.function.context.catalog.FunctionAroundWrapper;
import org.springframework.cloud.function.context.catalog.SimpleFunctionRegistry.FunctionInvocationWrapper;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

/** Spring Cloud Function keeps mutable state in its wrappers; no call may get lost or doubled by that. */
class ConcurrencyIT {
    private static final int CONCURRENCY = 8;
    private static final int MESSAGES = 400;
    private static LocalQueues queues;
    private static TestService service;

    @BeforeAll
    static void start() {
        queues = LocalQueues.start();
        queues.create("test-confirmOrder-inbox");
        queues.create("test-noteAll-inbox");
        service = TestService.start(queues.endpoint(), Functions.class,
                "spring.cloud.stream.default.consumer.concurrency=" + CONCURRENCY,
                "spring.cloud.stream.default.consumer.auto-startup=false");
    }

    @AfterAll
    static void stop() {
        service.close();
        queues.close();
    }

    @Test
    void callsFunctionOnceForEachMessageAndNeverMoreOftenAtOnceThanAllowed() {
        IntStream.range(0, MESSAGES).parallel().forEach(number -> {
            queues.send("test-confirmOrder-inbox", command(number, authorized(number)));
            queues.send("test-noteAll-inbox", command(number, authorized(number)));
        });

        service.bindings().start("confirmOrder-in-0");
        service.bindings().start("noteAll-in-0");

        var calls = service.bean(Calls.class);
        await().untilAsserted(() -> assertThat(calls.confirmed()).hasSize(MESSAGES));
        await().untilAsserted(() -> assertThat(calls.noted()).hasSize(MESSAGES));
        await().untilAsserted(() -> assertThat(queues.size("test-confirmOrder-inbox")).isZero());
        var once = IntStream.range(0, MESSAGES).boxed().collect(Collectors.toMap(Samples::order, _ -> 1));
        assertThat(calls.confirmed()).isEqualTo(once);
        assertThat(calls.noted()).isEqualTo(once);
        assertThat(calls.most()).hasValueBetween(2, CONCURRENCY);
        assertThat(service.failures()).isEmpty();
    }

    record Calls(Map<OrderId, Integer> confirmed, Map<OrderId, Integer> noted, AtomicInteger now, AtomicInteger most) {

        void confirm(OrderId order) {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            LockSupport.parkNanos(25_000_000);
            confirmed.merge(order, 1, Integer::sum);
            now.decrementAndGet();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Functions {

        @Bean
        Calls calls() {
            return new Calls(new ConcurrentHashMap<>(), new ConcurrentHashMap<>(), new AtomicInteger(),
                    new AtomicInteger());
        }

        @Bean
        Consumer<Message<PaymentAuthorized>> confirmOrder(Calls calls) {
            return message -> calls.confirm(message.getPayload().orderId());
        }

        @Bean
        Consumer<Message<PaymentEvent>> noteAll(Calls calls) {
            return message -> calls.noted().merge(message.getPayload().orderId(), 1, Integer::sum);
        }

        /** As tracing puts one there. */
        @Bean
        FunctionAroundWrapper around() {
            return new FunctionAroundWrapper() {
                @Override
                protected Object doApply(Object input, FunctionInvocationWrapper function) {
                    return function.apply(input);
                }
            };
        }
    }
}
