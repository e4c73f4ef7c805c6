package dev.gatehouse.image;

import java.util.List;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;

/** An event as an event source mapping makes it of a queue's messages. */
public final class SqsBatch {
    /** What a function answers if none of them failed. */
    public static final String NOTHING_FAILED = "{\"batchItemFailures\":[]}";

    private SqsBatch() {}

    public static String of(List<String> bodies) {
        var event = JsonMapper.shared().createObjectNode();
        var records = event.putArray("Records");
        IntStream.range(0, bodies.size()).forEach(number -> {
            var message = records.addObject();
            message.put("messageId", "m" + number)
                    .put("receiptHandle", "receipt-" + number)
                    .put("body", bodies.get(number))
                    .put("eventSource", "aws:sqs")
                    .put("eventSourceARN", "arn:aws:sqs:eu-central-1:000000000000:inbox")
                    .put("awsRegion", "eu-central-1");
            message.putObject("attributes")
                    .put("ApproximateReceiveCount", "1")
                    .put("SentTimestamp", "1795255200000");
            message.putObject("messageAttributes");
        });
        return event.toString();
    }
}
