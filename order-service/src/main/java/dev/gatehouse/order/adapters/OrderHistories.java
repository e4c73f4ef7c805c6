package dev.gatehouse.order.adapters;

import dev.gatehouse.contracts.Envelope;
import dev.gatehouse.contracts.Event;
import dev.gatehouse.contracts.OrderId;
import dev.gatehouse.runtime.claims.ClaimCheck;
import dev.gatehouse.runtime.dispatch.EnvelopeReader;
import dev.gatehouse.runtime.dispatch.EventTypes;
import dev.gatehouse.runtime.json.EventJson;
import dev.gatehouse.runtime.log.DynamoDbEventLog;
import dev.gatehouse.runtime.log.LogEntry;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What the logs of all contexts say about orders. Only an operator may read them all; no function does. */
public final class OrderHistories {
    private static final String OWN = "order";
    private static final List<String> CONTEXTS = List.of(OWN, "payment", "invoice");

    private final DynamoDbClient dynamoDb;
    private final EventTypes types;
    private final EventJson json;
    private final EnvelopeReader reader;

    public OrderHistories(DynamoDbClient dynamoDb, EventTypes types, EventJson json, ClaimCheck claims) {
        this.dynamoDb = dynamoDb;
        this.types = types;
        this.json = json;
        this.reader = new EnvelopeReader(json, types, claims);
    }

    /** All orders that there ever were. */
    public Set<OrderId> orders() {
        return dynamoDb.scanPaginator(scan -> scan.tableName(OWN + "-log")
                .filterExpression("version = :first AND begins_with(#stream, :orders)")
                .projectionExpression("#stream")
                .expressionAttributeNames(Map.of("#stream", "stream"))
                .expressionAttributeValues(Map.of(":first", AttributeValue.fromN("1"), ":orders",
                        AttributeValue.fromS(OWN + "/"))))
                .items().stream()
                .map(item -> Objects.requireNonNull(item.get("stream")).s())
                .map(stream -> new OrderId(stream.substring(stream.indexOf('/') + 1)))
                .collect(Collectors.toSet());
    }

    /** Every event about an order that this context understands, as it was published. */
    public List<Envelope<? extends Event>> of(OrderId orderId) {
        return CONTEXTS.stream()
                .flatMap(context -> new DynamoDbEventLog(dynamoDb, context + "-log")
                        .all(context + "/" + orderId.value()).stream())
                .filter(entry -> types.names().contains(entry.metadata().type()))
                .<Envelope<? extends Event>>map(this::event)
                .toList();
    }

    private Envelope<? extends Event> event(LogEntry entry) {
        var envelope = reader.read(json.write(Map.of("metadata", entry.metadata(), "data", json.tree(entry.event()))));
        if (envelope.data() instanceof Event event) {
            return new Envelope<>(envelope.metadata(), event);
        }
        throw new IllegalStateException("no event: " + entry.metadata().eventId());
    }
}
