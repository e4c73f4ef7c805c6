package dev.gatehouse.testkit.lambda;

import dev.gatehouse.runtime.json.EventJson;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Events as an event source mapping makes them of a queue's messages. */
public final class SqsEvents {
    private static final EventJson JSON = new EventJson();

    private SqsEvents() {}

    /** A batch of messages with the ids {@code m0}, {@code m1} and so on. */
    public static String batch(List<String> bodies) {
        return JSON.write(Map.of("Records", IntStream.range(0, bodies.size())
                .mapToObj(number -> message("m" + number, bodies.get(number)))
                .toList()));
    }

    private static Map<String, Object> message(String id, String body) {
        return Map.of(
                "messageId", id,
                "receiptHandle", "receipt-" + id,
                "body", body,
                "attributes", Map.of("ApproximateReceiveCount", "1", "SentTimestamp", "1795255200000"),
                "messageAttributes", Map.of(),
                "eventSource", "aws:sqs",
                "eventSourceARN", "arn:aws:sqs:eu-central-1:000000000000:test-inbox",
                "awsRegion", "eu-central-1");
    }
}
