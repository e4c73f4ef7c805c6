package dev.gatehouse.lambda;

import dev.gatehouse.runtime.AwsCalls;
import dev.gatehouse.runtime.dispatch.OutgoingMessage;
import dev.gatehouse.runtime.json.EventJson;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.messaging.Message;

/**
 * Publishes what functions return, as Stream mode does to the topic that an output is bound to.
 *
 * @param topic its ARN
 */
record Results(String topic, AwsCalls aws, EventJson json) {
    private static final AwsCalls.Action PUBLISH = new AwsCalls.Action("sns", "Publish", "2010-03-31");

    /** @throws RuntimeException if it is not published: the inbound message is then not done */
    void publish(Message<?> result) {
        OutgoingMessage.send(result, json, this::publish);
    }

    private void publish(OutgoingMessage outgoing) {
        var parameters = new TreeMap<>(Map.of("TopicArn", topic, "Message", outgoing.body()));
        var number = 1;
        for (var attribute : outgoing.attributes().entrySet()) {
            var prefix = "MessageAttributes.entry." + number++;
            parameters.put(prefix + ".Name", attribute.getKey());
            parameters.put(prefix + ".Value.DataType", attribute.getValue() instanceof Number ? "Number" : "String");
            parameters.put(prefix + ".Value.StringValue", attribute.getValue().toString());
        }
        if (topic.endsWith(".fifo")) {
            putIfThere(parameters, "MessageGroupId", outgoing.group());
            putIfThere(parameters, "MessageDeduplicationId", outgoing.deduplication());
        }
        aws.act(PUBLISH, parameters);
    }

    private static void putIfThere(Map<String, String> parameters, String name, @Nullable String value) {
        if (value != null) {
            parameters.put(name, value);
        }
    }
}
