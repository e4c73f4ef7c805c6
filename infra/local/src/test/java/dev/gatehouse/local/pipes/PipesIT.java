package dev.gatehouse.local.pipes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.LocalCloud;
import dev.gatehouse.local.SharedCloud;
import dev.gatehouse.local.TestClients;
import dev.gatehouse.local.endpoint.ExactJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sqs.model.Message;

@ExtendWith(SharedCloud.class)
class PipesIT {
    private final TestClients clients;
    private final DynamoDbClient dynamoDb;
    private final String stream = UUID.randomUUID().toString();

    PipesIT(LocalCloud cloud) {
        clients = new TestClients(cloud.endpoint());
        dynamoDb = clients.dynamoDb();
    }

    @AfterEach
    void close() {
        dynamoDb.close();
    }

    @Test
    void publishesRowsAsEventsInTheirOrder() {
        put(1, "OrderPlaced", "domain", "{\"n\":1}");
        put(2, "OrderNoted", "internal", "{\"n\":2}");
        put(3, "OrderPaid", "domain", "{\"n\":3}");

        var published = clients.receive("shop-published", 2).stream().map(Message::body).map(ExactJson::parse).toList();
        assertThat(published).allSatisfy(event -> assertThat(event.path("source").asString()).isEqualTo("shop"));
        assertThat(published).extracting(event -> event.path("detail-type").asString())
                .containsExactlyInAnyOrder("OrderPlaced", "OrderPaid");
        assertThat(published).extracting(event -> event.path("detail").toString())
                .containsExactlyInAnyOrder(envelope(1, "OrderPlaced"), envelope(3, "OrderPaid"));
        assertThat(clients.bodies("shop-audit", 2))
                .containsExactlyInAnyOrder(envelope(1, "OrderPlaced"), envelope(3, "OrderPaid"));
        assertThat(clients.bodies("desk-inbox", 2)).hasSize(2);
    }

    @Test
    void setsAsideARowThatCannotBeEnriched() {
        put(1, "OrderPlaced", "domain", "no json");
        put(2, "OrderPaid", "domain", "{\"n\":2}");

        var letter = ExactJson.parse(clients.bodies("shop-transport-dlq", 1).getFirst());
        assertThat(letter.path("context").path("condition").asString()).isEqualTo("RetryAttemptsExhausted");
        assertThat(letter.path("context").path("partnerResourceArn").asString()).endsWith(":pipe/shop-publish");
        assertThat(letter.path("DDBStreamBatchInfo").path("batchSize").asInt()).isEqualTo(1);
        assertThat(clients.receive("shop-published", 1)).hasSize(1);
        assertThat(clients.bodies("shop-audit", 1)).containsExactly(envelope(2, "OrderPaid"));
        assertThat(clients.bodies("desk-inbox", 1)).hasSize(1);
    }

    @Test
    void listsAndDescribesPipes() throws IOException, InterruptedException {
        var pipe = ExactJson.parse(get(clients.endpoint().resolve("/v1/pipes/shop-publish")));

        assertThat(pipe.path("CurrentState").asString()).isEqualTo("RUNNING");
        assertThat(pipe.path("Enrichment").asString()).endsWith("stateMachine:shop-envelope");
        assertThat(ExactJson.parse(get(clients.endpoint().resolve("/v1/pipes"))).path("Pipes")).hasSize(2);
    }

    private String envelope(int version, String type) {
        return "{\"metadata\":{\"type\":\"%s\",\"stage\":\"test\",\"sequence\":%d,\"stream\":\"%s\"},\"data\":{\"n\":%d}}"
                .formatted(type, version, stream, version);
    }

    private void put(int version, String type, String visibility, String event) {
        var item = new HashMap<>(Map.of("stream", AttributeValue.fromS(stream),
                "version", AttributeValue.fromN(Integer.toString(version)), "type", AttributeValue.fromS(type),
                "visibility", AttributeValue.fromS(visibility), "event", AttributeValue.fromS(event)));
        dynamoDb.putItem(request -> request.tableName("shop-log").item(item));
    }

    private static String get(URI uri) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString()).body();
        }
    }
}
