package dev.gatehouse.lambda;

import dev.gatehouse.runtime.json.EventJson;
import dev.gatehouse.runtime.json.UnreadableJson;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The event that an event source mapping makes of a batch. */
record SqsEvent(List<SqsRecord> records) {
    private static final String SQS = "aws:sqs";
    private static final Pattern SERVICE = Pattern.compile("aws:[a-z0-9]+");

    /** @throws UnexpectedEvent if it is the event of another source, or no event at all */
    static SqsEvent read(String event, EventJson json) {
        var records = tree(event, json).path("Records");
        if (!records.isArray() || records.isEmpty()) {
            throw new UnexpectedEvent("an event without records");
        }
        return new SqsEvent(records.valueStream().map(SqsEvent::message).toList());
    }

    private static JsonNode tree(String event, EventJson json) {
        try {
            return json.tree(event);
        } catch (UnreadableJson unreadable) {
            throw new UnexpectedEvent("an event that is " + unreadable.getMessage());
        }
    }

    private static SqsRecord message(JsonNode message) {
        if (!SQS.equals(source(message))) {
            throw new UnexpectedEvent("an event with records of " + source(message));
        }
        var attributes = message.path("attributes");
        return new SqsRecord(
                message.path("eventSourceARN").asString(""),
                text(message, "messageId"),
                message.path("receiptHandle").asString(""),
                text(message, "body"),
                attributes.path("ApproximateReceiveCount").asInt(1),
                group(message, attributes));
    }

    private static String source(JsonNode message) {
        // SNS spells the field in its own way.
        var source = message.path("eventSource").asString(message.path("EventSource").asString(""));
        return SERVICE.matcher(source).matches() ? source : "an unknown source";
    }

    private static String text(JsonNode message, String field) {
        var value = message.path(field);
        if (!value.isString()) {
            throw new UnexpectedEvent("an SQS event with a record without " + field);
        }
        return value.asString();
    }

    // Standard queues have groups, too, for fairness among them: they promise no order, so none is kept.
    private static @Nullable String group(JsonNode message, JsonNode attributes) {
        var fifo = message.path("eventSourceARN").asString("").endsWith(".fifo");
        return fifo ? attributes.path("MessageGroupId").asString("") : null;
    }
}
