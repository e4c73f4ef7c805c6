package dev.gatehouse.stream;

import static dev.gatehouse.stream.Samples.authorized;
import static dev.gatehouse.stream.Samples.command;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gatehouse.contracts.payment.PaymentAuthorized;
import dev.gatehouse.runtime.breaker.GuardedIntake;
import dev.gatehouse.runtime.dispatch.RetryLater;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.cloud.stream.binding.BindingsLifecycleController;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

class GuardedIntakeIT {
    private LocalQueues queues;
    private TestService service;

    @BeforeEach
    void start() {
        queues = LocalQueues.start();
        Stream.of("authorize", "note", "later")
                .forEach(function -> queues.createInbox("test-" + function + "-inbox", 30));
        service = TestService.start(queues.endpoint(), Functions.class);
    }

    @AfterEach
    void stop() {
        service.close();
        queues.close();
    }

    @Test
    void storesWhatNeedsAProviderThatIsOutOfOrderAndNothingElse() {
        provider().isOut().set(true);
        await().until(() -> isPaused("authorize-in-0"));

        queues.send("test-authorize-inbox", command(1, authorized(1)));
        queues.send("test-note-inbox", command(2, authorized(2)));

        await().until(() -> queues.size("test-note-inbox") == 0);
        await().during(Duration.ofSeconds(3)).atMost(Duration.ofSeconds(5))
                .until(() -> queues.size("test-authorize-inbox") == 1);
        assertThat(provider().asked()).hasValue(0);

        provider().isOut().set(false);

        await().until(() -> provider().asked().get() == 1);
        assertThat(service.failures()).isEmpty();
    }

    @Test
    void bringsAMessageBackNoEarlierThanItCanBeHandled() {
        queues.send("test-later-inbox", command(1, authorized(1)));

        await().until(() -> service.failures().size() == 1);

        await().during(Duration.ofSeconds(4)).atMost(Duration.ofSeconds(6))
                .until(() -> queues.take("test-later-inbox").findAny().isEmpty());
        assertThat(service.failures()).hasSize(1);
    }

    private boolean isPaused(String binding) {
        return service.bean(BindingsLifecycleController.class).queryState(binding).stream()
                .allMatch(state -> state.isPaused());
    }

    private Provider provider() {
        return service.bean(Provider.class);
    }

    record Provider(AtomicBoolean isOut, AtomicInteger asked) {}

    @Configuration(proxyBeanMethods = false)
    static class Functions {

        @Bean
        Provider provider() {
            return new Provider(new AtomicBoolean(), new AtomicInteger());
        }

        @Bean
        GuardedIntake guardedIntake(Provider provider) {
            return new GuardedIntake(Set.of("authorize"), provider.isOut()::get);
        }

        @Bean
        Consumer<Message<PaymentAuthorized>> authorize(Provider provider) {
            return _ -> provider.asked().incrementAndGet();
        }

        @Bean
        Consumer<Message<PaymentAuthorized>> note() {
            return _ -> {};
        }

        @Bean
        Consumer<Message<PaymentAuthorized>> later() {
            return _ -> {
                throw new RetryLater("not yet", Duration.ofMinutes(1));
            };
        }
    }
}
