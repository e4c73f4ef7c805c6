package dev.gatehouse.local.states;

import static org.awaitility.Awaitility.await;

import dev.gatehouse.local.LocalCloud;
import dev.gatehouse.local.LocalCloudOptions;
import dev.gatehouse.local.SharedCloud;
import dev.gatehouse.local.TestClients;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** A local cloud with the machines of {@code till.template.json}. */
public final class Till implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final LocalCloud cloud;
    final TestClients clients;
    final SfnClient states;
    final DynamoDbClient dynamoDb;
    final EventBridgeClient events;

    /** @param data nothing keeps everything in memory */
    public Till(@Nullable Path data) {
        cloud = LocalCloud.start(new LocalCloudOptions("127.0.0.1", 0, 0, data, templates(), SharedCloud.RUNTIME));
        clients = new TestClients(cloud.endpoint());
        states = clients.states();
        dynamoDb = clients.dynamoDb();
        events = clients.events();
    }

    private static Path templates() {
        try {
            return Path.of(Objects.requireNonNull(Till.class.getResource("till.template.json")).toURI()).resolveSibling(
                    "");
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    public TestClients clients() {
        return clients;
    }

    static String machine(String name) {
        return "arn:aws:states:eu-central-1:000000000000:stateMachine:till-" + name;
    }

    static String execution(String machine, String name) {
        return "arn:aws:states:eu-central-1:000000000000:execution:till-%s:%s".formatted(machine, name);
    }

    String start(String machine, String name, String input) {
        return states.startExecution(request -> request.stateMachineArn(machine(machine)).name(name).input(input))
                .executionArn();
    }

    DescribeExecutionResponse ended(String executionArn) {
        return await().atMost(PATIENCE)
                .until(() -> states.describeExecution(request -> request.executionArn(executionArn)),
                        execution -> execution.status() != ExecutionStatus.RUNNING);
    }

    /** Waits until a task has written it down. */
    String token(String payment) {
        return value(await().atMost(PATIENCE).until(() -> row(payment), row -> row.containsKey("token")), "token").s();
    }

    static <V> V value(Map<String, V> map, String key) {
        return Objects.requireNonNull(map.get(key), key);
    }

    Map<String, AttributeValue> row(String payment) {
        return dynamoDb.getItem(request -> request.tableName("till-settlements").consistentRead(true)
                .key(Map.of("payment", AttributeValue.fromS(payment)))).item();
    }

    void publish(String type, String detail) {
        events.putEvents(request -> request.entries(PutEventsRequestEntry.builder().eventBusName("till-gate")
                .source("till").detailType(type).detail(detail).build()));
    }

    @Override
    public void close() {
        states.close();
        dynamoDb.close();
        events.close();
        cloud.close();
    }
}
