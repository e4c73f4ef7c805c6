package dev.gatehouse.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.contracts.payment.PaymentAuthorized;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

class ShutdownIT {
    private static final int POLL_WAIT_SECONDS = 4;

    @Test
    void takesAllBindingsTheTimeOfOneToClose() {
        takesTheTimeOfOne(TestService::close);
    }

    /** As Spring's tests do to an application that is not used for a while. */
    @Test
    void takesAllBindingsTheTimeOfOneToStop() {
        takesTheTimeOfOne(TestService::stop);
    }

    private static void takesTheTimeOfOne(Consumer<TestService> end) {
        try (var queues = LocalQueues.start()) {
            Stream.of("a", "b", "c").forEach(function -> queues.create("test-" + function + "-inbox"));
            try (var service = TestService.start(queues.endpoint(), Functions.class,
                    "spring.cloud.stream.sqs.default.consumer.poll-wait=" + POLL_WAIT_SECONDS + "s")) {

                var begin = System.nanoTime();
                end.accept(service);

                assertThat(Duration.ofNanos(System.nanoTime() - begin))
                        .isLessThan(Duration.ofSeconds(POLL_WAIT_SECONDS + 3));
                assertThat(Thread.getAllStackTraces().keySet()).extracting(Thread::getName)
                        .doesNotContain("a-in-0", "b-in-0", "c-in-0");
            }
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Functions {

        @Bean
        Consumer<Message<PaymentAuthorized>> a() {
            return _ -> {};
        }

        @Bean
        Consumer<Message<PaymentAuthorized>> b() {
            return _ -> {};
        }

        @Bean
        Consumer<Message<PaymentAuthorized>> c() {
            return _ -> {};
        }
    }
}
