package dev.gatehouse.lambda;

import com.amazonaws.services.lambda.crac.Context;
import com.amazonaws.services.lambda.crac.Core;
import com.amazonaws.services.lambda.crac.Resource;
import dev.gatehouse.contracts.Metadata;
import dev.gatehouse.runtime.AwsClients;
import dev.gatehouse.runtime.json.EventJson;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * SnapStart: Lambda takes a snapshot of a started process, and starts others from it. Before that, what every invocation
 * goes through is gone through once; no invocation is made up, since that can hang once restored (spring-cloud-function#1450).
 * Afterwards, no process may use what it has in common with the others: connections, credentials, the course of chance.
 *
 * @param log name of the table to read from
 */
record Snapshot(EventJson json, AwsClients aws, DynamoDbClient dynamoDb, String log) implements Resource {
    private static final Logger LOG = LoggerFactory.getLogger(Snapshot.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int LONGEST_SKIP = 1 << 16;
    private static final String EVENT = """
            {"Records": [{"messageId": "m", "body": "{}", "eventSource": "aws:sqs"}]}""";
    private static final String METADATA = """
            {"eventId": "none/1", "type": "None", "version": 1, "stream": "none", "sequence": 1,
            "occurredAt": "2026-01-01T00:00:00Z", "correlationId": "none", "causationId": "none"}""";

    static Object register(EventJson json, AwsClients aws, DynamoDbClient dynamoDb, String log) {
        var hooks = new Snapshot(json, aws, dynamoDb, log);
        Core.getGlobalContext().register(hooks);
        return hooks;
    }

    /** Does not fail: a function that is not primed is slower once, and one that does not start is of no use. */
    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) {
        try {
            SqsEvent.read(EVENT, json);
            json.read(METADATA, Metadata.class);
            json.write(new SqsHandler.Response(List.of(new SqsHandler.Failure("m"))));
            readNothing();
        } catch (AwsServiceException answered) {
            LOG.debug("Primed by a refusal: {}", answered.statusCode());
        } catch (RuntimeException unprimed) {
            LOG.warn("Not primed: {}", unprimed.getClass().getName());
        }
    }

    // What a function reads first, too, of a stream that there is not; on a connection that the snapshot shall not hold.
    private void readNothing() {
        dynamoDb.query(query -> query.tableName(log)
                .keyConditionExpression("#stream = :stream")
                .expressionAttributeNames(Map.of("#stream", "stream"))
                .expressionAttributeValues(Map.of(":stream", AttributeValue.fromS("snapshot")))
                .consistentRead(true)
                .limit(1)
                .overrideConfiguration(call -> call.apiCallTimeout(PATIENCE).putHeader("Connection", "close")));
    }

    /** The SDK draws its pauses and ids from a generator that takes no seed: each process skips a different part of it. */
    @Override
    public void afterRestore(Context<? extends Resource> context) {
        aws.renewCredentials();
        ThreadLocalRandom.current().ints(new SecureRandom().nextInt(LONGEST_SKIP)).forEach(_ -> {});
    }
}
