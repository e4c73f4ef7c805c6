package dev.gatehouse.benchmark.variants;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import dev.gatehouse.contracts.Contact;
import dev.gatehouse.contracts.CustomerId;
import dev.gatehouse.contracts.Metadata;
import dev.gatehouse.contracts.Money;
import dev.gatehouse.contracts.OrderId;
import dev.gatehouse.contracts.OrderLine;
import dev.gatehouse.contracts.Totals;
import dev.gatehouse.contracts.order.OrderPlaced;
import dev.gatehouse.contracts.order.PlaceOrder;
import dev.gatehouse.runtime.json.EventJson;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Reads the command, asks for the order's newest event, and puts the first one, as the order service does. */
final class PlaceOrders {
    private static final String TABLE = "order-log";
    private static final Map<String, String> NAMES = Map.of("#stream", "stream");
    private final EventJson json = new EventJson();
    private final DynamoDbClient dynamoDb;

    record Pending(OrderId id, CustomerId customer, Money total) {}

    PlaceOrders(DynamoDbClient dynamoDb) {
        this.dynamoDb = dynamoDb;
    }

    static DynamoDbClient client() {
        return DynamoDbClient.builder()
                .region(Region.of(System.getenv("AWS_REGION")))
                .endpointOverride(URI.create(System.getenv("GATEHOUSE_AWS_ENDPOINT")))
                .credentialsProvider(EnvironmentVariableCredentialsProvider.create())
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    SQSBatchResponse handle(SQSEvent event) {
        var failures = new ArrayList<BatchItemFailure>();
        for (var message : event.getRecords()) {
            try {
                place(message);
            } catch (RuntimeException failed) {
                System.err.println(message.getMessageId() + ": " + failed);
                failures.add(new BatchItemFailure(message.getMessageId()));
            }
        }
        return new SQSBatchResponse(failures);
    }

    private void place(SQSMessage message) {
        var envelope = json.tree(message.getBody());
        var metadata = json.read(envelope.path("metadata"), Metadata.class);
        var command = json.read(envelope.path("data"), PlaceOrder.class);
        var stream = "order/" + command.orderId().value();
        if (isNew(stream)) {
            put(stream, placed(command, metadata.occurredAt()), metadata);
        }
    }

    private boolean isNew(String stream) {
        return dynamoDb.query(query -> query.tableName(TABLE)
                .keyConditionExpression("#stream = :stream")
                .expressionAttributeNames(NAMES)
                .expressionAttributeValues(Map.of(":stream", AttributeValue.fromS(stream)))
                .scanIndexForward(false)
                .consistentRead(true)
                .limit(1))
                .items().isEmpty();
    }

    private static OrderPlaced placed(PlaceOrder command, Instant placedAt) {
        var lines = command.lines().stream()
                .map(line -> new OrderLine(line.sku(), line.description(), line.quantity(),
                        new Money(line.unitPrice(), command.currency()), line.taxRate()))
                .toList();
        var customer = command.customer();
        return new OrderPlaced(command.orderId(), new CustomerId(customer.id()),
                new Contact(customer.name(), customer.email(), customer.address()), lines, Totals.of(lines),
                command.payment(), placedAt);
    }

    private void put(String stream, OrderPlaced event, Metadata command) {
        var state = new Pending(event.orderId(), event.customerId(), event.totals().gross());
        var item = new HashMap<>(Map.of(
                "stream", AttributeValue.fromS(stream),
                "version", AttributeValue.fromN("1"),
                "eventId", AttributeValue.fromS(stream + "/1"),
                "type", AttributeValue.fromS("OrderPlaced"),
                "schemaVersion", AttributeValue.fromN("1"),
                "event", AttributeValue.fromS(json.write(event)),
                "state", AttributeValue.fromS(json.write(state)),
                "occurredAt", AttributeValue.fromS(Instant.now().toString())));
        item.put("handled", AttributeValue.fromL(List.of(AttributeValue.fromS(command.eventId()))));
        item.put("causationId", AttributeValue.fromS(command.eventId()));
        item.put("correlationId", AttributeValue.fromS(command.correlationId()));
        item.put("visibility", AttributeValue.fromS("domain"));
        dynamoDb.putItem(put -> put.tableName(TABLE)
                .item(item)
                .conditionExpression("attribute_not_exists(#stream)")
                .expressionAttributeNames(NAMES));
    }
}
