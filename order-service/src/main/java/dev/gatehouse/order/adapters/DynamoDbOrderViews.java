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
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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

    /** A view's item as it is stored; a revision of 0 if it is not there. */
    public record Found(long revision, Map<String, AttributeValue> item) {}

    public Found find(OrderId orderId) {
        var item = dynamoDb.getItem(get -> get.tableName(table).key(key(orderId)).consistentRead(true)).item();
        var revision = item.get("revision");
        return new Found(revision == null ? 0 : Long.parseLong(revision.n()), item);
    }

    /** In which attributes a stored view is not as it should be. */
    public Set<String> differences(Found found, @Nullable OrderView expected) {
        if (expected == null) {
            return found.item().isEmpty() ? Set.of() : Set.of("everything: no log knows of the order");
        }
        if (found.item().isEmpty()) {
            return Set.of("everything: there is no view");
        }
        var wanted = item(expected, found.revision());
        var names = new TreeSet<>(wanted.keySet());
        names.addAll(found.item().keySet());
        names.removeIf(name -> Objects.equals(wanted.get(name), found.item().get(name)));
        return names;
    }

    /** Puts another view in the place of one that was found, or none at all; false if that has changed meanwhile. */
    public boolean replace(OrderId orderId, Found found, @Nullable OrderView other) {
        if (other != null) {
            return save(other, found.revision());
        }
        try {
            dynamoDb.deleteItem(delete -> delete.tableName(table).key(key(orderId))
                    .conditionExpression("attribute_not_exists(orderId) OR revision = :revision")
                    .expressionAttributeValues(Map.of(":revision", number(found.revision()))));
            return true;
        } catch (ConditionalCheckFailedException lost) {
            return false;
        }
    }

    /** The orders that there is a view of. */
    public Set<OrderId> orders() {
        return dynamoDb.scanPaginator(scan -> scan.tableName(table).projectionExpression("orderId"))
                .items().stream()
                .map(item -> new OrderId(Objects.requireNonNull(item.get("orderId")).s()))
                .collect(Collectors.toSet());
    }

    private record Stored(OrderView view, long revision) {}

    private Optional<Stored> load(OrderId orderId) {
        var item = dynamoDb.getItem(get -> get.tableName(table)
                .key(key(orderId))
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
        try {
            dynamoDb.putItem(put -> put.tableName(table)
                    .item(item(view, revision + 1))
                    .conditionExpression("attribute_not_exists(orderId) OR revision = :revision")
                    .expressionAttributeValues(Map.of(":revision", number(revision))));
            return true;
        } catch (ConditionalCheckFailedException lost) {
            return false;
        }
    }

    private Map<String, AttributeValue> item(OrderView view, long revision) {
        var item = new HashMap<>(key(view.orderId()));
        item.put("revision", number(revision));
        item.put("model", AttributeValue.fromS(json.write(view)));
        OrderDocuments.of(view).forEach((name, document) -> item.put(name,
                AttributeValue.fromS(document instanceof String text ? text : json.write(document))));
        return item;
    }

    private static Map<String, AttributeValue> key(OrderId orderId) {
        return Map.of("orderId", AttributeValue.fromS(orderId.value()));
    }

    private static AttributeValue number(long value) {
        return AttributeValue.fromN(Long.toString(value));
    }
}
