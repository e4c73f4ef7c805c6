package dev.gatehouse.stream.sns;

import dev.gatehouse.runtime.json.EventJson;
import dev.gatehouse.runtime.dispatch.OutgoingMessage;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageHandler;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;

/** Publishes to a topic. What goes wrong is thrown to whoever sends. */
record TopicSender(SnsClient sns, Topic topic, EventJson json) implements MessageHandler {

    @Override
    public void handleMessage(Message<?> message) {
        OutgoingMessage.send(message, json, this::publish);
    }

    private void publish(OutgoingMessage outgoing) {
        sns.publish(request -> {
            request.topicArn(topic.arn()).message(outgoing.body()).messageAttributes(attributes(outgoing));
            if (topic.fifo()) {
                request.messageGroupId(outgoing.group()).messageDeduplicationId(outgoing.deduplication());
            }
        });
    }

    private static Map<String, MessageAttributeValue> attributes(OutgoingMessage outgoing) {
        return outgoing.attributes().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, attribute -> MessageAttributeValue.builder()
                        .dataType(attribute.getValue() instanceof Number ? "Number" : "String")
                        .stringValue(attribute.getValue().toString())
                        .build()));
    }
}
