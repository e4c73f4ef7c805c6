package dev.gatehouse.local.sqs;

import dev.gatehouse.local.endpoint.AwsError;
import dev.gatehouse.local.endpoint.AwsRequest;
import dev.gatehouse.local.endpoint.Protocol;
import dev.gatehouse.local.endpoint.WireReply;
import dev.gatehouse.local.endpoint.WireRequest;
import dev.gatehouse.local.template.Arn;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The queues for the other services here. */
public final class Queues {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Sqs sqs;

    Queues(Sqs sqs) {
        this.sqs = sqs;
    }

    /** @throws QueueRefused if the queue does not exist or does not take the message */
    public void send(Arn queue, Message message) {
        var input = queueUrl(queue.name()).put("MessageBody", message.body());
        message.attributes().forEach((name, attribute) -> input.withObject("MessageAttributes")
                .putObject(name)
                .put("DataType", attribute.dataType())
                .put(attribute.dataType().startsWith("Binary") ? "BinaryValue" : "StringValue", attribute.value()));
        call("SendMessage", input);
    }

    /**
     * Messages as SQS gives them, with all their attributes.
     *
     * @param wait at most 20 seconds, for the first of them
     * @throws QueueRefused if the queue does not exist
     */
    public List<JsonNode> receive(String queue, int most, Duration wait) {
        return receive(queueUrl(queue).put("MaxNumberOfMessages", most).put("WaitTimeSeconds", wait.toSeconds()));
    }

    /** @param hidden how long nobody else gets them */
    List<JsonNode> receive(String queue, int most, Duration wait, Duration hidden) {
        return receive(queueUrl(queue).put("MaxNumberOfMessages", most)
                .put("WaitTimeSeconds", wait.toSeconds())
                .put("VisibilityTimeout", hidden.toSeconds()));
    }

    private List<JsonNode> receive(ObjectNode input) {
        input.putArray("AttributeNames").add("All");
        input.putArray("MessageAttributeNames").add("All");
        return call("ReceiveMessage", input).path("Messages").valueStream().toList();
    }

    /** @throws QueueRefused if the queue does not exist */
    public void delete(String queue, List<String> receipts) {
        receipts.forEach(receipt -> call("DeleteMessage", queueUrl(queue).put("ReceiptHandle", receipt)));
    }

    /**
     * Sends on what was received from another queue.
     *
     * @throws QueueRefused if the queue does not exist or does not take it
     */
    void sendOn(String queue, JsonNode received) {
        var input = queueUrl(queue).put("MessageBody", received.path("Body").asString());
        var attributes = received.path("MessageAttributes");
        if (!attributes.isEmpty()) {
            input.set("MessageAttributes", attributes);
        }
        for (var name : List.of("MessageGroupId", "MessageDeduplicationId")) {
            var value = received.path("Attributes").path(name);
            if (value.isString()) {
                input.put(name, value.asString());
            }
        }
        call("SendMessage", input);
    }

    List<String> names() {
        return call("ListQueues", JSON.createObjectNode()).path("QueueUrls").valueStream()
                .map(url -> url.asString().substring(url.asString().lastIndexOf('/') + 1)).toList();
    }

    /** How many messages wait, without those that somebody is looking at. */
    long visible(String queue) {
        return Long.parseLong(attribute(queue, "ApproximateNumberOfMessages"));
    }

    /** The ARNs of the queues that set messages aside in this one. */
    List<String> withDeadLettersIn(String arn) {
        return names().stream().filter(queue -> {
            var policy = attribute(queue, "RedrivePolicy");
            return !policy.isEmpty() && JSON.readTree(policy).path("deadLetterTargetArn").asString("").equals(arn);
        }).map(queue -> Arn.of("sqs", queue).toString()).toList();
    }

    /** Empty if it has none. */
    private String attribute(String queue, String name) {
        var input = queueUrl(queue);
        input.putArray("AttributeNames").add(name);
        return call("GetQueueAttributes", input).path("Attributes").path(name).asString("");
    }

    /** @return its URL */
    String create(String name, Map<String, String> attributes) {
        var input = JSON.createObjectNode().put("QueueName", name);
        var given = input.putObject("Attributes");
        attributes.forEach(given::put);
        try {
            return call("CreateQueue", input).path("QueueUrl").asString();
        } catch (QueueRefused e) {
            if (!e.code().endsWith("QueueNameExists")) {
                throw e;
            }
            var changed = queueUrl(name);
            changed.set("Attributes", given.without("FifoQueue"));
            call("SetQueueAttributes", changed);
            return call("GetQueueUrl", JSON.createObjectNode().put("QueueName", name)).path("QueueUrl").asString();
        }
    }

    private JsonNode call(String operation, ObjectNode input) {
        var wire = new WireRequest("POST", "/", "",
                Map.of("x-amz-target", "AmazonSQS." + operation, "content-type", "application/x-amz-json-1.0"),
                input.toString());
        var reply = answer(new AwsRequest("sqs", operation, Protocol.JSON_1_0, input, wire));
        var output = JSON.readTree(reply.body());
        if (!reply.isSuccess()) {
            var code = output.path("__type").asString();
            throw new QueueRefused(code.substring(code.indexOf('#') + 1), output.path("Message").asString(), true);
        }
        return output;
    }

    private WireReply answer(AwsRequest request) {
        try {
            return sqs.call(request);
        } catch (AwsError e) {
            throw new QueueRefused(e.code(), e.reason(), e.isClients());
        }
    }

    private static ObjectNode queueUrl(String name) {
        return JSON.createObjectNode().put("QueueUrl", "http://localhost/%s/%s".formatted(Arn.ACCOUNT, name));
    }
}
