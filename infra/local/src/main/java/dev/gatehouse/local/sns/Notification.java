package dev.gatehouse.local.sns;

import dev.gatehouse.local.endpoint.ExactJson;
import dev.gatehouse.local.sqs.Message;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What is published on a topic. */
record Notification(
        String id, String topicArn, String message, @Nullable String subject,
        Map<String, Message.Attribute> attributes) {

    static Notification of(String topicArn, String message, @Nullable String subject,
            Map<String, Message.Attribute> attributes) {
        return new Notification(UUID.randomUUID().toString(), topicArn, message, subject, attributes);
    }

    /** As a subscriber with raw delivery gets it. */
    Message raw() {
        return new Message(message, attributes);
    }

    /** As other subscribers get it. Nothing here signs: the signature is no signature. */
    Message wrapped(String subscriptionArn) {
        var envelope = ExactJson.newObject()
                .put("Type", "Notification")
                .put("MessageId", id)
                .put("TopicArn", topicArn);
        if (subject != null) {
            envelope.put("Subject", subject);
        }
        envelope.put("Message", message)
                .put("Timestamp", Instant.now().truncatedTo(ChronoUnit.MILLIS).toString())
                .put("SignatureVersion", "1")
                .put("Signature", "LOCAL")
                .put("SigningCertURL", "https://sns.invalid/local.pem")
                .put("UnsubscribeURL", "https://sns.invalid/?Action=Unsubscribe&SubscriptionArn=" + subscriptionArn);
        attributes.forEach((name, attribute) -> envelope.withObject("MessageAttributes")
                .putObject(name)
                .put("Type", attribute.dataType())
                .put("Value", attribute.value()));
        return Message.of(envelope.toString());
    }

    /** The attributes as filter policies see them. */
    ObjectNode attributesAsJson() {
        var json = ExactJson.newObject();
        attributes.forEach((name, attribute) -> {
            switch (attribute.dataType()) {
                case "Binary" -> {
                } // cannot be filtered by
                case "Number", "String.Array" -> json.set(name, parsed(attribute.value()));
                default -> json.put(name, attribute.value());
            }
        });
        return json;
    }

    private static JsonNode parsed(String value) {
        try {
            return ExactJson.parse(value);
        } catch (tools.jackson.core.JacksonException _) {
            return ExactJson.newObject().stringNode(value);
        }
    }
}
