package dev.gatehouse.local.sns;

import dev.gatehouse.local.endpoint.AwsError;
import dev.gatehouse.local.endpoint.ExactJson;
import dev.gatehouse.local.endpoint.Input;
import dev.gatehouse.local.sqs.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import tools.jackson.databind.node.ObjectNode;

/** Publishes what clients send. */
final class Publishing {
    private static final int MOST_ENTRIES = 10;

    private final Topics topics;

    Publishing(Topics topics) {
        this.topics = topics;
    }

    ObjectNode one(Input input) {
        var topic = input.text("TopicArn", input.text("TargetArn", ""));
        if (topic.isEmpty()) {
            throw new AwsError("InvalidParameter", "Invalid parameter: the local cloud publishes on topics only");
        }
        var notification = notification(topic, input);
        topics.publishAll(List.of(notification));
        return ExactJson.newObject().put("MessageId", notification.id());
    }

    ObjectNode batch(Input input) {
        var entries = input.objects("PublishBatchRequestEntries");
        if (entries.isEmpty() || entries.size() > MOST_ENTRIES) {
            throw new AwsError("TooManyEntriesInBatchRequest", "A batch has from 1 to 10 entries.");
        }
        var topic = input.text("TopicArn");
        topics.attributes(topic);
        var output = ExactJson.newObject();
        var successful = output.putArray("Successful");
        var failed = output.putArray("Failed");
        var accepted = new ArrayList<Notification>();
        for (var entry : entries) {
            try {
                var id = entry.text("Id");
                var notification = notification(topic, entry);
                accepted.add(notification);
                successful.addObject().put("Id", id).put("MessageId", notification.id());
            } catch (AwsError e) {
                failed.addObject()
                        .put("Id", entry.text("Id", ""))
                        .put("Code", e.code())
                        .put("Message", e.reason())
                        .put("SenderFault", true);
            }
        }
        topics.publishAll(accepted);
        return output;
    }

    private Notification notification(String topicArn, Input input) {
        var attributes = new TreeMap<String, Message.Attribute>();
        input.map("MessageAttributes").forEach((name, value) -> {
            var type = value.text("DataType");
            attributes.put(name, new Message.Attribute(type,
                    value.text(type.startsWith("Binary") ? "BinaryValue" : "StringValue", "")));
        });
        return topics.checked(topicArn, message(input), input.textOrNull("Subject"), attributes);
    }

    /** With a message structure there is one text for each protocol. */
    private static String message(Input input) {
        var message = input.text("Message", "");
        if (!input.text("MessageStructure", "").equals("json")) {
            return message;
        }
        var texts = ExactJson.object(message)
                .filter(structure -> structure.path("default").isString())
                .orElseThrow(() -> new AwsError("InvalidParameter",
                        "Invalid parameter: Message Structure - No default entry in JSON message body"));
        return texts.path("sqs").asString(texts.path("default").asString());
    }
}
