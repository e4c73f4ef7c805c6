package dev.gatehouse.local.command;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Where to look when an order does not come to its end: the dead-letter queues that hold messages. */
final class DeadLetters {
    private final JsonMapper json = new JsonMapper();
    private final URI endpoint;

    DeadLetters(URI endpoint) {
        this.endpoint = endpoint;
    }

    /** A line each; none if the queues cannot be asked. */
    List<String> find() {
        var lines = new ArrayList<String>();
        try (var client = HttpClient.newHttpClient()) {
            for (var url : call(client, "ListQueues", "{\"MaxResults\": 1000}").path("QueueUrls")) {
                var queue = url.asString().substring(url.asString().lastIndexOf('/') + 1);
                if (queue.endsWith("-dlq")) {
                    var attributes = call(client, "GetQueueAttributes", json.writeValueAsString(json.createObjectNode()
                            .put("QueueUrl", url.asString()).set("AttributeNames",
                                    json.createArrayNode().add("ApproximateNumberOfMessages"))));
                    var messages = attributes.at("/Attributes/ApproximateNumberOfMessages").asLong(0);
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

    private JsonNode call(HttpClient client, String action, String body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(endpoint).timeout(Duration.ofSeconds(5))
                .header("Content-Type", "application/x-amz-json-1.0").header("X-Amz-Target", "AmazonSQS." + action)
                .header("Authorization", "AWS4-HMAC-SHA256 Credential=local/20260101/eu-central-1/sqs/aws4_request, "
                        + "SignedHeaders=host, Signature=local")
                .POST(HttpRequest.BodyPublishers.ofString(body)).build();
        return json.readTree(client.send(request, HttpResponse.BodyHandlers.ofString()).body());
    }
}
