package dev.gatehouse.local.command;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Where to look when an order does not come to its end: the dead-letter queues that hold messages. */
final class DeadLetters {
    private final URI endpoint;

    DeadLetters(URI endpoint) {
        this.endpoint = endpoint;
    }

    /** A line each; none if the queues cannot be asked. */
    List<String> find() {
        var lines = new ArrayList<String>();
        try (var aws = new AwsCaller(endpoint)) {
            for (var url : aws.call("sqs", "AmazonSQS.ListQueues", aws.json().createObjectNode()
                    .put("MaxResults", 1000)).path("QueueUrls")) {
                var queue = url.asString().substring(url.asString().lastIndexOf('/') + 1);
                if (queue.endsWith("-dlq")) {
                    var messages = messages(aws, url.asString());
                    if (messages > 0) {
                        lines.add("%s holds %s".formatted(queue, TemplateSummary.counted(messages, "message")));
                    }
                }
            }
        } catch (IOException | JacksonException _) {
            return List.of();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return lines;
    }

    private static long messages(AwsCaller aws, String url) throws IOException, InterruptedException {
        JsonNode names = aws.json().createArrayNode().add("ApproximateNumberOfMessages");
        return aws.call("sqs", "AmazonSQS.GetQueueAttributes",
                aws.json().createObjectNode().put("QueueUrl", url).set("AttributeNames", names))
                .at("/Attributes/ApproximateNumberOfMessages").asLong(0);
    }
}
