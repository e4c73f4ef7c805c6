package dev.gatehouse.local.states;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gatehouse.local.LocalCloud;
import dev.gatehouse.local.LocalCloudOptions;
import dev.gatehouse.local.SharedCloud;
import dev.gatehouse.local.TestClients;
import dev.gatehouse.local.endpoint.ExactJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import tools.jackson.databind.node.ObjectNode;

/** A local cloud with the committed templates and no services: what comes into an inbox stays there. */
final class CommittedCloud implements AutoCloseable {
    private static final Path REPOSITORY = Path.of(System.getProperty("gatehouse.root"));
    private static final Path SAMPLES = REPOSITORY.resolve(
            "shared-events/contracts/src/main/resources/dev/gatehouse/samples");
    private static final String SAMPLE_ORDER = "0198c0de-0000-7000-8000-000000000001";
    private static final String ACCOUNT = "eu-central-1:000000000000:";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final LocalCloud cloud;
    private final EventBridgeClient events;
    final TestClients clients;
    final SfnClient states;
    final DynamoDbClient dynamoDb;

    /**
     * @param data nothing keeps everything in memory
     * @param parameters of the templates, where they are to be others than their defaults
     */
    CommittedCloud(@Nullable Path data, Map<String, String> parameters) {
        cloud = LocalCloud.start(new LocalCloudOptions("127.0.0.1", 0, 0, data,
                REPOSITORY.resolve("infra/aws/templates"), parameters, SharedCloud.RUNTIME));
        clients = new TestClients(cloud.endpoint());
        states = clients.states();
        dynamoDb = clients.dynamoDb();
        events = clients.events();
    }

    /** The golden sample of an event, about another order. */
    static ObjectNode sample(String type, String orderId) {
        try {
            var sample = Files.readString(SAMPLES.resolve(type + ".json"));
            return (ObjectNode) ExactJson.parse(sample.replace(SAMPLE_ORDER, orderId));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String arn(String service, String rest) {
        return "arn:aws:" + service + ":" + ACCOUNT + rest;
    }

    void happens(String type, String orderId) {
        happens(sample(type, orderId));
    }

    /** Puts an event on the gate of the context that it is of, as that context's pipe does. */
    void happens(ObjectNode envelope) {
        happens(envelope.at("/metadata/stream").asString().split("/", 2)[0], envelope);
    }

    /** As the context's pipe does with an event that is about something else than what the context is called after. */
    void happens(String context, ObjectNode envelope) {
        events.putEvents(request -> request.entries(PutEventsRequestEntry.builder()
                .eventBusName(context + "-gate")
                .source("gatehouse." + context)
                .detailType(envelope.at("/metadata/type").asString())
                .detail(envelope.toString())
                .build()));
    }

    /** The item that is the wait for an order's money; empty if there is none. */
    Map<String, AttributeValue> wait(String orderId) {
        return dynamoDb.getItem(request -> request.tableName("payment-settlements")
                .consistentRead(true)
                .key(Map.of("orderId", AttributeValue.fromS(orderId)))).item();
    }

    /** The wait for an order's money, once it has an attribute. */
    Map<String, AttributeValue> wait(String orderId, String attribute) {
        return await().atMost(PATIENCE).until(() -> wait(orderId), wait -> wait.containsKey(attribute));
    }

    static String text(Map<String, AttributeValue> item, String attribute) {
        return Objects.requireNonNull(item.get(attribute), attribute).s();
    }

    /** The executions that wait or waited for an order's money, once there are so many of them. */
    List<DescribeExecutionResponse> settlements(String orderId, int count) {
        return await().atMost(PATIENCE).until(() -> settlements(orderId), found -> found.size() == count);
    }

    private List<DescribeExecutionResponse> settlements(String orderId) {
        return states.listExecutions(request -> request.stateMachineArn(arn("states",
                "stateMachine:payment-settlement"))).executions()
                .stream()
                .map(ExecutionListItem::executionArn)
                .map(this::execution)
                .filter(execution -> execution.input().contains(orderId))
                .toList();
    }

    DescribeExecutionResponse execution(String arn) {
        return states.describeExecution(request -> request.executionArn(arn));
    }

    /** The states that an execution went through, once it has succeeded. */
    List<String> path(String arn) {
        var end = await().atMost(PATIENCE).until(() -> execution(arn), it -> it.status() != ExecutionStatus.RUNNING);
        assertThat(end.status()).as(end.cause()).isEqualTo(ExecutionStatus.SUCCEEDED);
        return states.getExecutionHistory(request -> request.executionArn(arn)).events()
                .stream()
                .filter(event -> event.stateEnteredEventDetails() != null)
                .map(event -> event.stateEnteredEventDetails().name())
                .toList();
    }

    @Override
    public void close() {
        states.close();
        dynamoDb.close();
        events.close();
        cloud.close();
    }
}
