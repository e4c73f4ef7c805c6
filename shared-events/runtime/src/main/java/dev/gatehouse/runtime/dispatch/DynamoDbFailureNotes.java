package dev.gatehouse.runtime.dispatch;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Failure notes in the context's inbox table: one item for each failing message of a function. */
public final class DynamoDbFailureNotes implements FailureNotes {
    /** As long as a dead-letter queue keeps its messages. */
    private static final Duration KEPT = Duration.ofDays(14);
    private static final Logger LOG = LoggerFactory.getLogger(DynamoDbFailureNotes.class);
    private final DynamoDbClient dynamoDb;
    private final String table;
    private final InstantSource clock;

    public DynamoDbFailureNotes(DynamoDbClient dynamoDb, String table, InstantSource clock) {
        this.dynamoDb = dynamoDb;
        this.table = table;
        this.clock = clock;
    }

    @Override
    public void failed(Delivery delivery, String eventId, Failure failure) {
        try {
            dynamoDb.updateItem(update -> update.tableName(table)
                    .key(Map.of("id", text("failure/" + delivery.function() + "/" + delivery.messageId())))
                    .updateExpression("SET #function = :function, messageId = :messageId, eventId = :eventId,"
                            + " #exception = :exception, #message = :message, failedAt = :failedAt,"
                            + " expiresAt = :expiresAt ADD attempts :one")
                    .expressionAttributeNames(Map.of(
                            "#function", "function", "#exception", "exception", "#message", "message"))
                    .expressionAttributeValues(values(delivery, eventId, failure)));
        } catch (SdkException unavailable) {
            // The message itself is safe in its queue; a missing note must not hide the failure it is about.
            LOG.warn("No failure note for {}: {}", delivery, unavailable.getClass().getSimpleName());
        }
    }

    private Map<String, AttributeValue> values(Delivery delivery, String eventId, Failure failure) {
        var now = clock.instant();
        var values = new HashMap<String, AttributeValue>();
        values.put(":function", text(delivery.function()));
        values.put(":messageId", text(delivery.messageId()));
        values.put(":eventId", text(eventId));
        values.put(":exception", text(failure.exception()));
        values.put(":message", text(failure.message()));
        values.put(":failedAt", text(now.toString()));
        values.put(":expiresAt", AttributeValue.fromN(Long.toString(now.plus(KEPT).getEpochSecond())));
        values.put(":one", AttributeValue.fromN("1"));
        return values;
    }

    private static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }
}
