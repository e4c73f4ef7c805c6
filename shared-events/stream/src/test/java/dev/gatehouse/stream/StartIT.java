package dev.gatehouse.stream;

import static dev.gatehouse.stream.Samples.authorized;
import static dev.gatehouse.stream.Samples.command;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.gatehouse.contracts.OrderId;
import dev.gatehouse.contracts.payment.PaymentAuthorized;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.cloud.stream.config.BindersHealthIndicatorAutoConfiguration.BindersHealthContributor;
import org.springframework.context.ApplicationContextException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;
import reactor.core.publisher.Flux;

@ExtendWith(OutputCaptureExtension.class)
class StartIT {
    private static final String ONE_FUNCTION = "spring.cloud.function.definition=confirmOrder";
    private static LocalQueues queues;

    @BeforeAll
    static void start() {
        queues = LocalQueues.start();
    }

    @AfterAll
    static void stop() {
        queues.close();
    }

    @Test
    void refusesToStartWithoutQueueAndSaysWhy(CapturedOutput output) {
        assertThatThrownBy(() -> TestService.start(queues.endpoint(), Functions.class, ONE_FUNCTION))
                .isInstanceOf(ApplicationContextException.class);

        assertThat(output).contains("APPLICATION FAILED TO START").containsPattern(
                "binding confirmOrder-in-0: queue test-confirmOrder-inbox cannot be used at " + queues.endpoint()
                        + " \\(region eu-central-1\\): QueueDoesNotExistException");
    }

    @Test
    void refusesToStartWithoutOutputQueue() {
        queues.create("inbox");

        assertThatThrownBy(() -> TestService.start(queues.endpoint(), Functions.class,
                "spring.cloud.function.definition=forward",
                "spring.cloud.stream.bindings.forward-in-0.destination=inbox",
                "spring.cloud.stream.bindings.forward-out-0.destination=nowhere"))
                .hasStackTraceContaining("binding forward-out-0: queue nowhere cannot be used at");
    }

    @Test
    void readsNothingAfterStartHasFailed() {
        queues.create("first");

        assertThatThrownBy(() -> TestService.start(queues.endpoint(), Functions.class,
                "spring.cloud.function.definition=accept;confirmOrder",
                "spring.cloud.stream.bindings.accept-in-0.destination=first",
                "spring.cloud.stream.bindings.confirmOrder-in-0.destination=nowhere"))
                .hasStackTraceContaining("binding confirmOrder-in-0: queue nowhere cannot be used at");

        assertThat(Thread.getAllStackTraces().keySet()).extracting(Thread::getName).doesNotContain("accept-in-0");
    }

    @Test
    void refusesToStartWithoutEndpoint() {
        var nobody = URI.create("http://127.0.0.1:1");

        assertThatThrownBy(() -> TestService.start(nobody, Functions.class, ONE_FUNCTION))
                .hasStackTraceContaining("queue test-confirmOrder-inbox cannot be used at " + nobody
                        + " (region eu-central-1): ConnectException");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            confirmOrder | consumer.batch-mode=true       | batch mode
            confirmOrder | consumer.partitioned=true      | partitioned input
            confirmOrder | error-handler-definition=react | error-handler-definition
            react        | group=one                      | reactive functions
            """)
    void refusesWhatItCannotDo(String function, String setting, String refused) {
        queues.create("orders.fifo");

        assertThatThrownBy(() -> TestService.start(queues.endpoint(), Functions.class,
                "spring.cloud.function.definition=" + function,
                "spring.cloud.stream.bindings." + function + "-in-0.destination=orders.fifo",
                "spring.cloud.stream.bindings." + function + "-in-0." + setting))
                .hasStackTraceContaining("binding " + function + "-in-0: " + refused);
    }

    @Test
    void isDownWhileItsQueueIsGone() {
        var brittle = LocalQueues.start();
        brittle.create("test-confirmOrder-inbox");
        try (var service = TestService.start(brittle.endpoint(), Functions.class, ONE_FUNCTION)) {
            await().untilAsserted(() -> assertThat(health(service)).isEqualTo(Status.UP));

            brittle.close();
            await().untilAsserted(() -> assertThat(health(service)).isEqualTo(Status.DOWN));

            try (var repaired = LocalQueues.startAt(brittle.endpoint().getPort())) {
                repaired.create("test-confirmOrder-inbox");
                repaired.send("test-confirmOrder-inbox", command(1, authorized(1)));
                await().untilAsserted(() -> assertThat(health(service)).isEqualTo(Status.UP));
                await().untilAsserted(
                        () -> assertThat(service.bean(Confirmed.class).orders()).containsExactly(Samples.order(1)));
            }
        }
    }

    private static Status health(TestService service) {
        var indicator = (HealthIndicator) service.bean(BindersHealthContributor.class).getContributor("sqs");
        return Objects.requireNonNull(indicator.health()).getStatus();
    }

    record Confirmed(List<OrderId> orders) {}

    @Configuration(proxyBeanMethods = false)
    static class Functions {

        @Bean
        Confirmed confirmed() {
            return new Confirmed(new CopyOnWriteArrayList<>());
        }

        @Bean
        Consumer<Message<PaymentAuthorized>> accept() {
            return _ -> {};
        }

        @Bean
        Consumer<Flux<Message<PaymentAuthorized>>> react() {
            return Flux::subscribe;
        }

        @Bean
        UnaryOperator<String> forward() {
            return text -> text;
        }

        @Bean
        Consumer<Message<PaymentAuthorized>> confirmOrder(Confirmed confirmed) {
            return message -> confirmed.orders().add(message.getPayload().orderId());
        }
    }
}
