package dev.gatehouse.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ResultsTest {
    private static final String TOPIC = "arn:aws:sns:us-east-2:123456789012:notices";
    private final QueueStub sns = TestLambda.QUEUES;
    private final String order = UUID.randomUUID().toString();

    @BeforeEach
    void forget() {
        sns.calls.clear();
        sns.status = 200;
    }

    @Test
    void publishesWhatAFunctionReturns() {
        var answer = announce(TOPIC);

        assertThat(answer).isEqualTo("{\"batchItemFailures\":[]}");
        var call = onlyCall();
        assertThat(call)
                .containsEntry("Action", "Publish")
                .containsEntry("Version", "2010-03-31")
                .containsEntry("TopicArn", TOPIC)
                .containsEntry("MessageAttributes.entry.1.Name", "contentType")
                .containsEntry("MessageAttributes.entry.1.Value.DataType", "String")
                .containsEntry("MessageAttributes.entry.1.Value.StringValue", "application/json")
                .doesNotContainKeys("MessageGroupId", "MessageDeduplicationId");
        assertThat(Wire.JSON.tree(call.getOrDefault("Message", "")).path("order").asString()).isEqualTo(order);
    }

    @Test
    void groupsWhatGoesToAFifoTopic() {
        announce(TOPIC + ".fifo");

        assertThat(onlyCall()).containsEntry("MessageGroupId", order).containsEntry("MessageDeduplicationId", "1");
    }

    @Test
    void publishesNothingForAFunctionThatReturnsNothing() {
        assertThat(handle(TOPIC, "OrderRejected")).isEqualTo("{\"batchItemFailures\":[]}");

        assertThat(sns.calls).isEmpty();
    }

    @Test
    void returnsAMessageWhoseResultCannotBePublished() {
        sns.status = 403;

        assertThat(announce(TOPIC)).isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"m\"}]}");
    }

    private String announce(String topic) {
        return handle(topic, "OrderPaid");
    }

    private String handle(String topic, String event) {
        return Handler.start(TestLambda.class,
                Map.of("gatehouse.function", "announce", "gatehouse.lambda.topic", topic))
                .handle(Wire.batch(Wire.envelope(event, order)));
    }

    private Map<String, String> onlyCall() {
        assertThat(sns.calls).hasSize(1);
        return Arrays.stream(sns.calls.getFirst().replaceFirst("\\S+ ", "").split("&", -1))
                .map(parameter -> parameter.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], UTF_8)));
    }
}
