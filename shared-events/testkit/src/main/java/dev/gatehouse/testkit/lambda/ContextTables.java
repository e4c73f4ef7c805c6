package dev.gatehouse.testkit.lambda;

import dev.gatehouse.runtime.AwsClients;
import dev.gatehouse.runtime.GatehouseProperties.Aws;
import dev.gatehouse.runtime.log.DynamoDbEventLog;
import dev.gatehouse.runtime.log.LogEntry;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What the functions of a context have written. */
public final class ContextTables {
    private final DynamoDbClient dynamoDb;
    private final String context;

    public ContextTables(URI endpoint, String context) {
        this.dynamoDb = new AwsClients(new Aws(endpoint, "eu-central-1"), List.of()).build(DynamoDbClient.builder());
        this.context = context;
    }

    /** Type and position of a stream's newest event. */
    public String newest(String stream) {
        return new DynamoDbEventLog(dynamoDb, context + "-log").newest(stream)
                .map(LogEntry::metadata)
                .map(newest -> newest.type() + " at " + newest.sequence())
                .orElse("nothing");
    }

    /** Ids of the messages that a function has failed on, each with what was thrown. */
    public List<String> failures(String function) {
        return dynamoDb.scan(scan -> scan.tableName(context + "-inbox")).items().stream()
                .filter(item -> text(item, "id").startsWith("failure/" + function + "/"))
                .map(note -> text(note, "messageId") + " " + text(note, "exception").replaceAll(".*[.$]", ""))
                .toList();
    }

    private static String text(Map<String, AttributeValue> item, String attribute) {
        return Objects.requireNonNull(item.get(attribute), attribute).s();
    }
}
