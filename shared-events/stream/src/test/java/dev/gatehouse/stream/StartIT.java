package dev.gatehouse.stream;

import static dev.gatehouse.stream.Samples.authorized;
import static dev.gatehouse.stream.Samples.command;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.gatehouse.contracts.OrderId;
import dev.gatehouse.contracts.payment.PaymentAuthorized;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
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
    void isDownWhileItsQueueIsGone() throws IOException {
        var brittle = LocalQueues.start();
        brittle.create("test-confirmOrder-inbox");
        var health = URI.create("http://127.0.0.1:%d/health".formatted(freePort()));
        try (var service = TestService.start(brittle.endpoint(), Functions.class, ONE_FUNCTION,
                "gatehouse.health.port=" + health.getPort())) {
            await().untilAsserted(() -> assertThat(get(health)).startsWith("200 {\"status\":\"UP\"")
                    .contains("\"confirmOrder-in-0\":\"test-confirmOrder-inbox: reading\""));

            brittle.close();
            await().untilAsserted(() -> assertThat(get(health)).startsWith("503 {\"status\":\"DOWN\""));

            try (var repaired = LocalQueues.startAt(brittle.endpoint().getPort())) {
                repaired.create("test-confirmOrder-inbox");
                repaired.send("test-confirmOrder-inbox", command(1, authorized(1)));
                await().untilAsserted(() -> assertThat(get(health)).startsWith("200 "));
                await().untilAsserted(
                        () -> assertThat(service.bean(Confirmed.class).orders()).containsExactly(Samples.order(1)));
            }
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static String get(URI uri) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
            return answer.statusCode() + " " + answer.body();
        }
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
