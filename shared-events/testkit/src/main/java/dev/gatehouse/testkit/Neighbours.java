package dev.gatehouse.testkit;

import static org.awaitility.Awaitility.await;

import dev.gatehouse.runtime.AwsCalls;
import dev.gatehouse.runtime.AwsCalls.Operation;
import dev.gatehouse.runtime.AwsClients;
import dev.gatehouse.runtime.GatehouseProperties.Aws;
import dev.gatehouse.runtime.json.EventJson;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.sqs.SqsClient;
import tools.jackson.databind.JsonNode;

/**
 * The contexts and customers around a service that runs alone: what they say, the golden samples say, and what they are told
 * waits in their inboxes.
 */
public final class Neighbours {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private final List<JsonNode> received = new ArrayList<>();
    private final EventJson json = new EventJson();
    private final AwsCalls calls;
    private final SqsClient sqs;

    public Neighbours(URI cloud) {
        var aws = new AwsClients(new Aws(cloud, "eu-central-1"), List.of());
        this.calls = new AwsCalls(aws, json);
        this.sqs = aws.build(SqsClient.builder());
    }

    /** A context publishes a golden sample through its gate. */
    public void publish(String context, String type, String orderId) {
        calls.call(new Operation("events", "AWSEvents.PutEvents", "1.1"), Map.of("Entries", List.of(Map.of(
                "EventBusName", context + "-gate",
                "Source", "gatehouse." + context,
                "DetailType", type,
                "Detail", Samples.json(type, orderId)))));
    }

    /** A golden sample goes into an inbox, as the API puts commands there. */
    public void send(String inbox, String type, String orderId) {
        sqs.sendMessage(send -> send.queueUrl(url(inbox)).messageBody(Samples.json(type, orderId)));
    }

    /** Takes an event about an order out of an inbox, once it is there: its {@code metadata} and {@code data}. */
    public JsonNode receive(String inbox, String type, String orderId) {
        var url = url(inbox);
        return await("a message of type %s in %s".formatted(type, inbox)).atMost(PATIENCE)
                .until(() -> take(url, type, orderId), Optional::isPresent).orElseThrow();
    }

    private Optional<JsonNode> take(String url, String type, String orderId) {
        sqs.receiveMessage(receive -> receive.queueUrl(url).maxNumberOfMessages(10).waitTimeSeconds(1)).messages()
                .forEach(message -> {
                    var body = json.tree(message.body());
                    received.add(body.has("detail") ? body.path("detail") : body);
                    sqs.deleteMessage(delete -> delete.queueUrl(url).receiptHandle(message.receiptHandle()));
                });
        return received.stream()
                .filter(event -> event.at("/metadata/type").asString().equals(type))
                .filter(event -> event.at("/metadata/correlationId").asString().equals(orderId))
                .findFirst();
    }

    private String url(String queue) {
        return sqs.getQueueUrl(get -> get.queueName(queue)).queueUrl();
    }
}
