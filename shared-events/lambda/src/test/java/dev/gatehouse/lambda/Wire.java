package dev.gatehouse.lambda;

import dev.gatehouse.contracts.order.OrderEvent;
import dev.gatehouse.runtime.json.EventJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Messages and events as they are on the wire. */
final class Wire {
    static final EventJson JSON = new EventJson();
    private static final String SAMPLE_ORDER = "0198c0de-0000-7000-8000-000000000001";

    private Wire() {}

    /** The golden sample of a type, for another order. */
    static String envelope(String type, String order) {
        return file(OrderEvent.class, "/dev/gatehouse/samples/" + type + ".json").replace(SAMPLE_ORDER, order);
    }

    static String inEventBridge(String envelope) {
        return """
                {"version":"0","id":"cdc73f9d-aea9-11e3-9d5a-835b769c0d9c","detail-type":"OrderPaid","source":"gatehouse.order",
                 "account":"123456789012","time":"2026-11-21T10:00:00Z","region":"us-east-2","resources":[],"detail":%s}"""
                .formatted(envelope);
    }

    static String inSns(String message) {
        return """
                {"Type":"Notification","MessageId":"dc1e94d9-56c5-5e96-808d-cc7f68faa162",
                 "TopicArn":"arn:aws:sns:us-east-2:123456789012:ExampleTopic1","Subject":"TestSubject","Message":%s,
                 "Timestamp":"2021-02-16T21:41:19.978Z","SignatureVersion":"1","Signature":"FMG5tlZhJNHLHUXvZgtZzlk24FzVa",
                 "SigningCertURL":"https://sns.us-east-2.amazonaws.com/SimpleNotificationService-0.pem",
                 "UnsubscribeURL":"https://sns.us-east-2.amazonaws.com/?Action=Unsubscribe",
                 "MessageAttributes":{"type":{"Type":"String","Value":"OrderPaid"}}}"""
                .formatted(JSON.write(message));
    }

    /** A documented event from this package's resources, about a payment for the order. */
    static String event(String name, String order) {
        var envelope = envelope("OrderPaid", order);
        return file(Wire.class, name + ".json")
                .replace("\"${envelope}\"", JSON.write(envelope))
                .replace("\"${eventbridge}\"", JSON.write(inEventBridge(envelope)))
                .replace("\"${eventbridge-in-sns}\"", JSON.write(inSns(inEventBridge(envelope))))
                .replace("\"${sns}\"", JSON.write(inSns(envelope)));
    }

    /** A batch with one message. */
    static String batch(String body) {
        return JSON.write(Map.of("Records", List.of(Map.of(
                "messageId", "m",
                "body", body,
                "attributes", Map.of("ApproximateReceiveCount", "1"),
                "messageAttributes", Map.of(),
                "eventSource", "aws:sqs",
                "eventSourceARN", "arn:aws:sqs:us-east-2:123456789012:my-queue"))));
    }

    static String file(Class<?> beside, String name) {
        try (var file = Objects.requireNonNull(beside.getResourceAsStream(name), name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
