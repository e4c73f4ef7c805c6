package dev.gatehouse.runtime.breaker;

import dev.gatehouse.runtime.contention.Optimistic;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/** One item of the context's inbox table. */
public final class DynamoDbOutageSigns implements OutageSigns {
    private final DynamoDbClient dynamoDb;
    private final String table;
    private final String provider;
    private final InstantSource clock;
    private final Duration window;
    private final Duration probeInterval;

    /** @param window how long failures are counted together */
    public DynamoDbOutageSigns(DynamoDbClient dynamoDb, String table, String provider, InstantSource clock,
            Duration window, Duration probeInterval) {
        this.dynamoDb = dynamoDb;
        this.table = table;
        this.provider = provider;
        this.clock = clock;
        this.window = window;
        this.probeInterval = probeInterval;
    }

    @Override
    public Count failed(int calls) {
        return Optimistic.retry("breaker/" + provider, () -> {
            var now = clock.millis();
            return update("SET failures = failures + :calls", "windowEnds > :now",
                    Map.of(":calls", number(calls), ":now", number(now)))
                    .or(() -> update("SET failures = :calls, windowEnds = :end",
                            "attribute_not_exists(windowEnds) OR windowEnds <= :now",
                            Map.of(":calls", number(calls), ":now", number(now), ":end",
                                    number(now + window.toMillis()))));
        });
    }

    @Override
    public void recovered() {
        update("SET failures = :none, windowEnds = :none", "attribute_exists(id)", Map.of(":none", number(0)));
    }

    @Override
    public boolean isElected() {
        var now = clock.millis();
        return update("SET probedAt = :now", "attribute_not_exists(probedAt) OR probedAt < :before",
                Map.of(":now", number(now), ":before", number(now - probeInterval.toMillis() / 2))).isPresent();
    }

    private Optional<Count> update(
            String change, String condition, Map<String, AttributeValue> values) {
        try {
            var item = dynamoDb.updateItem(update -> update.tableName(table)
                    .key(Map.of("id", AttributeValue.fromS("breaker/" + provider)))
                    .updateExpression(change)
                    .conditionExpression(condition)
                    .expressionAttributeValues(values)
                    .returnValues(ReturnValue.ALL_NEW)).attributes();
            return Optional.of(new Count(number(item, "windowEnds"), Long.parseLong(number(item, "failures"))));
        } catch (ConditionalCheckFailedException _) {
            return Optional.empty();
        }
    }

    private static String number(Map<String, AttributeValue> item, String name) {
        return item.getOrDefault(name, number(0)).n();
    }

    private static AttributeValue number(long value) {
        return AttributeValue.fromN(Long.toString(value));
    }
}
