package dev.gatehouse.local.sns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.gatehouse.local.endpoint.ExactJson;
import dev.gatehouse.local.sqs.Message;
import dev.gatehouse.local.sqs.Message.Attribute;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubscriptionTest {
    private static final String TOPIC = "arn:aws:sns:eu-central-1:000000000000:news";
    private static final String QUEUE = "arn:aws:sqs:eu-central-1:000000000000:readers";
    private static final Notification NEWS = Notification.of(TOPIC,
            "{\"metadata\":{\"type\":\"OrderPlaced\"},\"data\":{\"amount\":12}}", "Subject", Map.of(
                    "kind", Attribute.text("big"),
                    "size", new Attribute("Number", "12"),
                    "tags", new Attribute("String.Array", "[\"a\",\"b\"]")));

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            MessageBody       | {"metadata":{"type":["OrderPlaced","OrderPaid"]}} | true
            MessageBody       | {"metadata":{"type":["OrderPaid"]}}               | false
            MessageBody       | {"data":{"amount":[{"numeric":[">",10]}]}}        | true
            MessageBody       | {"kind":["big"]}                                  | false
            MessageAttributes | {"kind":["big","small"]}                          | true
            MessageAttributes | {"kind":[{"prefix":"sm"}]}                        | false
            MessageAttributes | {"size":[{"numeric":["=",12]}]}                   | true
            MessageAttributes | {"tags":["b"]}                                    | true
            MessageAttributes | {"other":[{"exists":false}]}                      | true
            MessageAttributes | {"metadata":{"type":["OrderPlaced"]}}             | false
            MessageAttributes | {}                                                | true
            """)
    void filtersByBodyOrAttributes(String scope, String policy, boolean passes) {
        var subscription = subscription(Map.of("FilterPolicy", policy, "FilterPolicyScope", scope));

        assertThat(subscription.wants(NEWS)).isEqualTo(passes);
    }

    @Test
    void lookAtAttributesUnlessToldOtherwise() {
        assertThat(subscription(Map.of("FilterPolicy", "{\"kind\":[\"big\"]}")).wants(NEWS)).isTrue();
    }

    @Test
    void neverMatchesABodyThatIsNotJson() {
        var subscription = subscription(
                Map.of("FilterPolicy", "{\"a\":[{\"exists\":false}]}", "FilterPolicyScope", "MessageBody"));

        assertThat(subscription.wants(Notification.of(TOPIC, "plain", null, Map.of()))).isFalse();
    }

    @Test
    void deliversRawMessagesWithTheirAttributes() {
        var delivery = subscription(Map.of("RawMessageDelivery", "true")).delivery(NEWS);

        assertThat(delivery.target()).isEqualTo(QUEUE);
        assertThat(delivery.message()).isEqualTo(new Message(NEWS.message(), NEWS.attributes()));
    }

    @Test
    void wrapsOtherMessages() {
        var message = subscription(Map.of()).delivery(NEWS).message();

        var envelope = ExactJson.object(message.body()).orElseThrow();
        assertThat(message.attributes()).isEmpty();
        assertThat(envelope.path("Message").asString()).isEqualTo(NEWS.message());
        assertThat(envelope.path("TopicArn").asString()).isEqualTo(TOPIC);
        assertThat(envelope.path("Subject").asString()).isEqualTo("Subject");
        assertThat(envelope.path("MessageAttributes").path("size"))
                .hasToString("{\"Type\":\"Number\",\"Value\":\"12\"}");
    }

    @Test
    void refusesWhatIsNotSupported() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> Subscription.of(TOPIC, "lambda", QUEUE, Map.of()))
                .withMessage("The local cloud does not support protocol lambda");
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> subscription(Map.of("ReplayPolicy", "{}")));
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> subscription(Map.of("FilterPolicy", "{\"a\":\"b\"}")));
    }

    private static Subscription subscription(Map<String, String> attributes) {
        return Subscription.of(TOPIC, "sqs", QUEUE, attributes);
    }
}
