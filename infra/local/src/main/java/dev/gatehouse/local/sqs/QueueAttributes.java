package dev.gatehouse.local.sqs;

import dev.gatehouse.local.endpoint.AwsError;
import dev.gatehouse.local.endpoint.Input;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** The attributes of queues that ElasticMQ does not know; the largest message size is also held. */
final class QueueAttributes {
    private static final String LARGEST = "MaximumMessageSize";
    private static final Set<String> NAMES = Set.of(LARGEST, "MessageRetentionPeriod", "SqsManagedSseEnabled",
            "KmsMasterKeyId", "KmsDataKeyReusePeriodSeconds", "Policy", "RedriveAllowPolicy", "DeduplicationScope",
            "FifoThroughputLimit");
    private static final int LARGEST_BATCH = 1024 * 1024;

    private final Map<String, Map<String, String>> byQueue = new ConcurrentHashMap<>();

    static boolean isOurs(String attribute) {
        return NAMES.contains(attribute);
    }

    void note(String queue, Map<String, String> attributes) {
        var ours = new TreeMap<>(of(queue));
        attributes.forEach((name, value) -> {
            if (isOurs(name)) {
                ours.put(name, value);
            }
        });
        byQueue.put(queue, ours);
    }

    void forget(String queue) {
        byQueue.remove(queue);
    }

    Map<String, String> of(String queue) {
        return byQueue.getOrDefault(queue, Map.of());
    }

    /** @throws AwsError if the queue does not take a message of that size */
    void check(String queue, Input message) {
        var largest = of(queue).get(LARGEST);
        if (largest != null && size(message) > Integer.parseInt(largest)) {
            throw new AwsError("InvalidParameterValue",
                    "One or more parameters are invalid. Reason: Message must be shorter than %s bytes."
                            .formatted(largest));
        }
    }

    /** @throws AwsError if the messages are too many bytes for one call */
    static void checkBatch(Iterable<Input> messages) {
        var total = 0;
        for (var message : messages) {
            total += size(message);
        }
        if (total > LARGEST_BATCH) {
            throw new AwsError("AWS.SimpleQueueService.BatchRequestTooLong",
                    "Batch requests cannot be longer than %d bytes.".formatted(LARGEST_BATCH));
        }
    }

    private static int size(Input message) {
        var size = bytes(message.text("MessageBody", ""));
        if (message.has("MessageAttributes")) {
            for (var attribute : message.map("MessageAttributes").entrySet()) {
                var value = attribute.getValue();
                size += bytes(attribute.getKey()) + bytes(value.text("DataType", ""))
                        + bytes(value.text("StringValue", "")) + bytes(value.text("BinaryValue", "")) * 3 / 4;
            }
        }
        return size;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
