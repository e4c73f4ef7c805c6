package dev.gatehouse.order.adapters;

import dev.gatehouse.contracts.Envelope;
import dev.gatehouse.contracts.Event;
import dev.gatehouse.contracts.OrderId;
import dev.gatehouse.order.domain.OrderView;
import dev.gatehouse.order.domain.OrderViews;
import dev.gatehouse.runtime.contention.Optimistic;
import dev.gatehouse.runtime.json.EventJson;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * Views in a DynamoDB table, one item an order. Beside the model it holds the ready JSON documents that the API hands out
 * without a function in between.
 */
public final class DynamoDbOrderViews implements OrderViews {
    private final DynamoDbClient dynamoDb;
    private final String table;
    private final EventJson json;

    public DynamoDbOrderViews(DynamoDbClient dynamoDb, String table, EventJson json) {
        this.dynamoDb = dynamoDb;
        this.table = table;
        this.json = json;
    }

    @Override
    public void add(Envelope<? extends Event> event) {
        var orderId = new OrderId(event.metadata().correlationId());
        Optimistic.retry("view of order " + orderId.value(), () -> {
            var stored = load(orderId);
            var view = stored.map(Stored::view).orElseGet(() -> OrderView.empty(orderId));
            var changed = view.with(event);
            var revision = stored.map(Stored::revision).orElse(0L);
            return changed.equals(view) || save(changed, revision) ? Optional.of(changed) : Optional.empty();
        });
    }

    private record Stored(OrderView view, long revision) {}

    private Optional<Stored> load(OrderId orderId) {
        var item = dynamoDb.getItem(get -> get.tableName(table)
                .key(Map.of("orderId", AttributeValue.fromS(orderId.value())))
                .projectionExpression("model, revision")
                .consistentRead(true))
                .item();
        var model = item.get("model");
        var revision = item.get("revision");
        return model == null || revision == null
                ? Optional.empty()
                : Optional.of(new Stored(json.read(model.s(), OrderView.class), Long.parseLong(revision.n())));
    }

    private boolean save(OrderView view, long revision) {
        var item = new HashMap<String, AttributeValue>();
        item.put("orderId", AttributeValue.fromS(view.orderId().value()));
        item.put("revision", AttributeValue.fromN(Long.toString(revision + 1)));
        item.put("model", AttributeValue.fromS(json.write(view)));
        OrderDocuments.of(view).forEach((name, document) -> item.put(name,
                AttributeValue.fromS(document instanceof String text ? text : json.write(document))));
        try {
            dynamoDb.putItem(put -> put.tableName(table)
                    .item(item)
                    .conditionExpression("attribute_not_exists(orderId) OR revision = :revision")
                    .expressionAttributeValues(Map.of(":revision", AttributeValue.fromN(Long.toString(revision)))));
            return true;
        } catch (ConditionalCheckFailedException lost) {
            return false;
        }
    }
}
