package dev.gatehouse.local.pipes;

import dev.gatehouse.local.delivery.Targets;
import dev.gatehouse.local.sqs.Message;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Sends each item to a queue or topic, as a message. */
record MessageTarget(String arn, Targets targets) implements PipeTarget {
    @Override
    public void send(List<JsonNode> items) {
        items.forEach(item -> targets.deliver(arn, Message.of(item.isString() ? item.asString() : item.toString())));
    }
}
