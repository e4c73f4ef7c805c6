package dev.gatehouse.stream.sqs;

import dev.gatehouse.runtime.json.EventJson;
import dev.gatehouse.runtime.dispatch.OutgoingMessage;
import java.util.stream.Collectors;
import java.util.Map;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageHandler;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** Sends to a queue. What goes wrong is thrown to whoever sends. */
record QueueSender(SqsClient sqs, Queue queue, EventJson json) implements MessageHandler {

    @Override
    public void handleMessage(Message<?> message) {
        OutgoingMessage.send(message, json, this::send);
    }

    private void send(OutgoingMessage outgoing) {
        sqs.sendMessage(request -> {
            request.queueUrl(queue.url()).messageBody(outgoing.body()).messageAttributes(attributes(outgoing));
            if (queue.fifo()) {
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
