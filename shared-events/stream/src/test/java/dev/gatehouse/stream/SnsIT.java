package dev.gatehouse.stream;

import static dev.gatehouse.stream.Samples.captured;
import static dev.gatehouse.stream.Samples.command;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.gatehouse.contracts.payment.PaymentCaptured;
import dev.gatehouse.runtime.dispatch.Delivery;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.MessageBuilder;

class SnsIT {
    private static final String INBOX = "test-notifyCustomer-inbox";
    private static LocalQueues queues;
    private static SnsStub sns;

    @BeforeAll
    static void start() {
        queues = LocalQueues.start();
        queues.create(INBOX);
        sns = new SnsStub(queues.endpoint());
    }

    @AfterAll
    static void stop() {
        sns.close();
        queues.close();
    }

    @Test
    void publishesResultOfFunctionToTopicAndDeliversAgainWhatTopicRefuses() {
        sns.refuse(true);
        try (var service = start("customer-notices")) {
            queues.send(INBOX, command(1, captured(1)));
            await().until(() -> !service.failures().isEmpty());
            sns.refuse(false);

            await().untilAsserted(() -> assertThat(queues.size(INBOX)).isZero());
            assertThat(service.failures()).extracting(Delivery::function).containsOnly("notifyCustomer");
        }

        assertThat(sns.published()).singleElement().satisfies(request -> assertThat(request)
                .containsEntry("TopicArn", SnsStub.TOPIC)
                .containsEntry("Message", command(1, captured(1)))
                .containsEntry("MessageAttributes.entry.1.Name", "contentType")
                .containsEntry("MessageAttributes.entry.1.Value.StringValue", "application/json")
                .containsEntry("MessageAttributes.entry.2.Name", "tenant")
                .containsEntry("MessageAttributes.entry.2.Value.StringValue", "t1")
                .doesNotContainKey("MessageAttributes.entry.3.Name"));
    }

    @Test
    void startsWithTopicGivenByArn() {
        try (var service = start(SnsStub.TOPIC)) {
            assertThat(service.bindings().queryState("notifyCustomer-out-0")).hasSize(1);
        }
    }

    @Test
    void refusesToStartWithoutTopic() {
        assertThatThrownBy(() -> start("nowhere"))
                .hasStackTraceContaining(
                        "binding notifyCustomer-out-0: topic nowhere cannot be used at " + sns.endpoint()
                                + " (region eu-central-1): NotFoundException");
    }

    @Test
    void refusesToReadFromTopic() {
        assertThatThrownBy(
                () -> start("customer-notices", "spring.cloud.stream.bindings.notifyCustomer-in-0.binder=sns"))
                .hasStackTraceContaining("nothing is received from a topic directly; subscribe a queue");
    }

    private static TestService start(String topic, String... more) {
        var settings = new ArrayList<>(List.of(more));
        settings.add("spring.cloud.stream.bindings.notifyCustomer-out-0.binder=sns");
        settings.add("spring.cloud.stream.bindings.notifyCustomer-out-0.destination=" + topic);
        return TestService.start(sns.endpoint(), Functions.class, settings.toArray(String[]::new));
    }

    @Configuration(proxyBeanMethods = false)
    static class Functions {

        @Bean
        Function<Message<PaymentCaptured>, Message<PaymentCaptured>> notifyCustomer() {
            return message -> MessageBuilder.fromMessage(message).setHeader("tenant", "t1").build();
        }
    }
}
