package dev.gatehouse.local.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.gatehouse.local.LocalCloud;
import dev.gatehouse.local.SharedCloud;
import dev.gatehouse.local.TestClients;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

@ExtendWith(SharedCloud.class)
class DynamoDbIT {
    private static final String TABLE = "shop-log";

    private final DynamoDbClient dynamoDb;
    private final String stream = UUID.randomUUID().toString();

    DynamoDbIT(LocalCloud cloud) {
        dynamoDb = new TestClients(cloud.endpoint()).dynamoDb();
    }

    @AfterEach
    void close() {
        dynamoDb.close();
    }

    @Test
    void standsUpTablesAsTheTemplateSays() {
        var table = dynamoDb.describeTable(request -> request.tableName(TABLE)).table();

        assertThat(table.globalSecondaryIndexes()).extracting(GlobalSecondaryIndexDescription::indexName)
                .containsExactly("by-customer");
        assertThat(table.streamSpecification().streamViewTypeAsString()).isEqualTo("NEW_IMAGE");
        assertThat(table.deletionProtectionEnabled()).isTrue();
        assertThat(dynamoDb.describeTimeToLive(request -> request.tableName(TABLE))
                .timeToLiveDescription().timeToLiveStatus()).isEqualTo(TimeToLiveStatus.ENABLED);
    }

    @Test
    void holdsConditions() {
        put(1);

        assertThatExceptionOfType(ConditionalCheckFailedException.class).isThrownBy(() -> put(1));
    }

    @Test
    void writesAllOrNothingInATransaction() {
        put(1);

        assertThatExceptionOfType(TransactionCanceledException.class)
                .isThrownBy(() -> dynamoDb.transactWriteItems(request -> request.transactItems(insert(2), insert(1))));

        assertThat(dynamoDb.getItem(request -> request.tableName(TABLE).key(key(2))).hasItem()).isFalse();
    }

    private void put(int version) {
        dynamoDb.putItem(request -> request.tableName(TABLE).item(key(version))
                .conditionExpression("attribute_not_exists(#s)").expressionAttributeNames(Map.of("#s", "stream")));
    }

    private TransactWriteItem insert(int version) {
        return TransactWriteItem.builder().put(put -> put.tableName(TABLE).item(key(version))
                .conditionExpression("attribute_not_exists(#s)").expressionAttributeNames(Map.of("#s", "stream")))
                .build();
    }

    private Map<String, AttributeValue> key(int version) {
        return Map.of("stream", AttributeValue.fromS(stream), "version",
                AttributeValue.fromN(Integer.toString(version)));
    }
}
