package dev.gatehouse.runtime.inbox;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/** The inbox in a DynamoDB table: claim, act, complete. */
public final class DynamoDbInbox implements Inbox {
    private static final String CLAIMED = "CLAIMED";
    private static final String DONE = "DONE";
    private final DynamoDbClient dynamoDb;
    private final String table;
    private final InstantSource clock;
    private final Duration claim;
    private final Duration kept;

    /**
     * @param claim how long an act may take before another delivery may try; at least the function's time-out
     * @param kept how long a message is remembered; longer than any redelivery, redrive or replay reaches back
     */
    public DynamoDbInbox(DynamoDbClient dynamoDb, String table, InstantSource clock, Duration claim, Duration kept) {
        this.dynamoDb = dynamoDb;
        this.table = table;
        this.clock = clock;
        this.claim = claim;
        this.kept = kept;
    }

    @Override
    public void once(String function, String eventId, Runnable effect) {
        var id = "inbox/" + function + "/" + eventId;
        if (!claimed(id, function, eventId)) {
            return;
        }
        try {
            effect.run();
        } catch (RuntimeException failure) {
            release(id);
            throw failure;
        }
        put(id, DONE, "attribute_exists(id)", Map.of());
    }

    private boolean claimed(String id, String function, String eventId) {
        try {
            put(id, CLAIMED, "attribute_not_exists(id) OR (#status = :claimed AND claimedUntil <= :now)",
                    Map.of(":claimed", AttributeValue.fromS(CLAIMED), ":now", millis(Duration.ZERO)));
            return true;
        } catch (ConditionalCheckFailedException taken) {
            if (AttributeValue.fromS(DONE).equals(taken.item().get("status"))) {
                return false;
            }
            throw new InProgress(function, eventId, untilOver(requireNonNull(taken.item().get("claimedUntil"))));
        }
    }

    private Duration untilOver(AttributeValue claimedUntil) {
        return Duration.between(clock.instant(), Instant.ofEpochMilli(Long.parseLong(claimedUntil.n())));
    }

    private void release(String id) {
        dynamoDb.deleteItem(delete -> delete.tableName(table).key(Map.of("id", AttributeValue.fromS(id))));
    }

    private void put(String id, String status, String condition, Map<String, AttributeValue> values) {
        var expiresAt = clock.instant().plus(kept).getEpochSecond();
        dynamoDb.putItem(put -> {
            put.tableName(table)
                    .item(Map.of(
                            "id", AttributeValue.fromS(id),
                            "status", AttributeValue.fromS(status),
                            "claimedUntil", millis(claim),
                            "expiresAt", AttributeValue.fromN(Long.toString(expiresAt))))
                    .conditionExpression(condition)
                    .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD);
            if (!values.isEmpty()) {
                put.expressionAttributeNames(Map.of("#status", "status")).expressionAttributeValues(values);
            }
        });
    }

    private AttributeValue millis(Duration fromNow) {
        return AttributeValue.fromN(Long.toString(clock.instant().plus(fromNow).toEpochMilli()));
    }
}
