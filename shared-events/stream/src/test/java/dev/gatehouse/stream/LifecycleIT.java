package dev.gatehouse.stream;

import static dev.gatehouse.stream.Samples.authorized;
import static dev.gatehouse.stream.Samples.command;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gatehouse.contracts.payment.PaymentAuthorized;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.cloud.stream.binder.Binding;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

class LifecycleIT {
    private static final String INBOX = "test-confirmOrder-inbox";
    private static final String BINDING = "confirmOrder-in-0";
    private LocalQueues queues;
    private TestService service;

    @BeforeEach
    void start() {
        queues = LocalQueues.start();
        queues.createInbox(INBOX, 3);
        service = TestService.start(queues.endpoint(), Functions.class);
    }

    @AfterEach
    void stop() {
        work().mayEnd().countDown();
        service.close();
        queues.close();
    }

    @Test
    void keepsMessageFromOthersWhileItsFunctionIsSlow() {
        queues.send(INBOX, command(1, authorized(1)));
        await().until(() -> work().begun().get() == 1);

        await().during(Duration.ofSeconds(7)).atMost(Duration.ofSeconds(10))
                .until(() -> queues.take(INBOX).findAny().isEmpty() && work().begun().get() == 1);
        work().mayEnd().countDown();

        await().untilAsserted(() -> assertThat(queues.size(INBOX)).isZero());
        assertThat(work().ended()).hasValue(1);
    }

    @Test
    void finishesWhatIsUnderWayBeforeItStops() {
        queues.send(INBOX, command(1, authorized(1)));
        await().until(() -> work().begun().get() == 1);

        var stopped = CompletableFuture.runAsync(() -> service.bindings().stop(BINDING));
        await().during(Duration.ofSeconds(3)).atMost(Duration.ofSeconds(5)).until(() -> !stopped.isDone());
        queues.send(INBOX, command(2, authorized(2)));
        work().mayEnd().countDown();

        await().until(stopped::isDone);
        assertThat(work().ended()).hasValue(1);
        assertThat(queues.size(INBOX)).isEqualTo(1);
    }

    @Test
    void startsAgainAfterStop() {
        work().mayEnd().countDown();
        service.bindings().stop(BINDING);
        queues.send(INBOX, command(1, authorized(1)));

        service.bindings().start(BINDING);

        await().until(() -> work().ended().get() == 1);
    }

    @Test
    void leavesMessagesInQueueWhilePaused() {
        work().mayEnd().countDown();
        service.bindings().pause(BINDING);
        queues.send(INBOX, command(1, authorized(1)));
        queues.send(INBOX, command(2, authorized(2)));

        await().during(Duration.ofSeconds(3)).atMost(Duration.ofSeconds(5))
                .until(() -> queues.size(INBOX) == 2 && work().begun().get() == 0);
        assertThat(service.bindings().queryState(BINDING)).singleElement().matches(Binding::isPaused);
        service.bindings().resume(BINDING);

        await().until(() -> work().ended().get() == 2);
        assertThat(service.bindings().queryStates()).singleElement()
                .satisfies(state -> assertThat(state).containsEntry("state", "running"));
    }

    private Work work() {
        return service.bean(Work.class);
    }

    record Work(AtomicInteger begun, AtomicInteger ended, CountDownLatch mayEnd) {

        void run() {
            begun.incrementAndGet();
            try {
                mayEnd.await();
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
            ended.incrementAndGet();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Functions {

        @Bean
        Work work() {
            return new Work(new AtomicInteger(), new AtomicInteger(), new CountDownLatch(1));
        }

        @Bean
        Consumer<Message<PaymentAuthorized>> confirmOrder(Work work) {
            return _ -> work.run();
        }
    }
}
