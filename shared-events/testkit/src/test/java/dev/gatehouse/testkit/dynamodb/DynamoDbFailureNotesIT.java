package dev.gatehouse.testkit.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.gatehouse.contracts.order.OrderEvent;
import dev.gatehouse.runtime.AwsClients;
import dev.gatehouse.runtime.GatehouseProperties.Aws;
import dev.gatehouse.runtime.dispatch.Delivery;
import dev.gatehouse.runtime.dispatch.Dispatcher;
import dev.gatehouse.runtime.dispatch.DynamoDbFailureNotes;
import dev.gatehouse.runtime.dispatch.EnvelopeReader;
import dev.gatehouse.runtime.dispatch.EventTypes;
import dev.gatehouse.runtime.dispatch.UnreadableMessage;
import dev.gatehouse.runtime.json.EventJson;
import dev.gatehouse.testkit.cloud.LocalCloudTest;
import dev.gatehouse.testkit.Samples;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

@LocalCloudTest
class DynamoDbFailureNotesIT {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private final String messageId = UUID.randomUUID().toString();
    private DynamoDbClient dynamoDb;
    private Dispatcher dispatcher;

    @BeforeEach
    void connect(URI endpoint) {
        dynamoDb = new AwsClients(new Aws(endpoint, "eu-central-1"), List.of()).build(DynamoDbClient.builder());
        dispatcher = new Dispatcher(
                new EnvelopeReader(new EventJson(), EventTypes.none().and(OrderEvent.class)),
                new DynamoDbFailureNotes(dynamoDb, "order-inbox", InstantSource.fixed(NOW)));
    }

    @Test
    void keepsTheCauseAndCountsTheAttempts() {
        fail(1, Samples.json("OrderPlaced"));
        fail(2, Samples.json("OrderPlaced"));

        assertThat(note("eventId")).isEqualTo("order/" + Samples.ORDER_ID + "/1");
        assertThat(note("exception")).isEqualTo("java.lang.IllegalStateException");
        assertThat(note("attempts")).isEqualTo("2");
        assertThat(note("failedAt")).isEqualTo(NOW.toString());
        assertThat(Long.parseLong(note("expiresAt"))).isGreaterThan(NOW.getEpochSecond());
    }

    @Test
    void keepsNoPersonalDataFromOtherPeoplesExceptions() {
        fail(1, Samples.json("OrderPlaced"));

        assertThat(item().toString()).doesNotContain("Ada Muster").doesNotContain("Beispielweg");
        assertThat(note("message")).isEmpty();
    }

    @Test
    void saysWhatIsWrongWithAMessageThatCannotBeRead() {
        assertThatExceptionOfType(UnreadableMessage.class).isThrownBy(() -> dispatcher.dispatch(
                new Delivery("placeOrder", messageId, "{\"no\": \"envelope\"}", 1), message -> {}));

        assertThat(note("message")).contains("no envelope");
        assertThat(note("eventId")).isEmpty();
    }

    private void fail(int receiveCount, String body) {
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> dispatcher.dispatch(
                new Delivery("placeOrder", messageId, body, receiveCount), message -> {
                    throw new IllegalStateException("cannot reach Ada Muster, Beispielweg 1");
                }));
    }

    /** An attribute of the failure note, as text. */
    private String note(String attribute) {
        var value = Objects.requireNonNull(item().get(attribute), attribute);
        return value.n() == null ? value.s() : value.n();
    }

    private Map<String, AttributeValue> item() {
        return dynamoDb.getItem(get -> get.tableName("order-inbox")
                .key(Map.of("id", AttributeValue.fromS("failure/placeOrder/" + messageId)))).item();
    }
}
