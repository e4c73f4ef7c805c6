package dev.gatehouse.local.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatehouse.local.endpoint.ExactJson;
import dev.gatehouse.local.template.Arn;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Messages of a queue as an event for a function. */
public record SqsBatch(List<Entry> entries) {
    /** Of an invocation's payload, in bytes. */
    private static final int LARGEST = 6 * 1024 * 1024;

    /** @param receipt what deletes the message */
    public record Entry(String messageId, String receipt, String json, @Nullable String trace) {}

    /**
     * As few batches as the largest payload allows.
     *
     * @param messages as SQS gives them
     */
    public static List<SqsBatch> of(String queue, List<JsonNode> messages) {
        var batches = new ArrayList<SqsBatch>();
        var entries = new ArrayList<Entry>();
        var size = 0;
        for (var message : messages) {
            var entry = entry(queue, message);
            var bytes = entry.json().getBytes(UTF_8).length;
            if (size + bytes > LARGEST && !entries.isEmpty()) {
                batches.add(new SqsBatch(List.copyOf(entries)));
                entries.clear();
                size = 0;
            }
            entries.add(entry);
            size += bytes;
        }
        if (!entries.isEmpty()) {
            batches.add(new SqsBatch(entries));
        }
        return batches;
    }

    public String event() {
        return entries.stream().map(Entry::json).collect(Collectors.joining(",", "{\"Records\":[", "]}"));
    }

    /** Of the first message that has one. */
    @Nullable
    String trace() {
        return entries.stream().map(Entry::trace).filter(header -> header != null).findFirst().orElse(null);
    }

    private static Entry entry(String queue, JsonNode message) {
        var id = message.path("MessageId").asString();
        var receipt = message.path("ReceiptHandle").asString();
        var attributes = message.path("Attributes");
        var event = ExactJson.newObject()
                .put("messageId", id)
                .put("receiptHandle", receipt)
                .put("body", message.path("Body").asString());
        event.set("attributes", attributes.isObject() ? attributes : ExactJson.newObject());
        event.set("messageAttributes", messageAttributes(message.path("MessageAttributes")));
        event.put("md5OfBody", message.path("MD5OfBody").asString())
                .put("eventSource", "aws:sqs")
                .put("eventSourceARN", Arn.of("sqs", queue).toString())
                .put("awsRegion", Arn.REGION);
        if (message.hasNonNull("MD5OfMessageAttributes")) {
            event.put("md5OfMessageAttributes", message.path("MD5OfMessageAttributes").asString());
        }
        var trace = attributes.path("AWSTraceHeader");
        return new Entry(id, receipt, event.toString(), trace.isString() ? trace.asString() : null);
    }

    private static ObjectNode messageAttributes(JsonNode attributes) {
        var all = ExactJson.newObject();
        for (Map.Entry<String, JsonNode> attribute : attributes.properties()) {
            var one = all.putObject(attribute.getKey());
            attribute.getValue().properties()
                    .forEach(field -> one.set(decapitalised(field.getKey()), field.getValue()));
            one.putArray("stringListValues");
            one.putArray("binaryListValues");
        }
        return all;
    }

    private static String decapitalised(String name) {
        return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }
}
