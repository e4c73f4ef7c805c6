package dev.gatehouse.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ListExecutionsRequest;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** An operator's view of the system: ordinary AWS clients, and the local cloud's switches. */
final class Cloud {
    private static final String SETTLEMENT = "arn:aws:states:eu-central-1:000000000000:stateMachine:payment-settlement";
    private final RunningSystem system;
    private final Control control;
    final ProviderSandbox provider;
    final DynamoDbClient dynamoDb;
    final SqsClient sqs;
    final EventBridgeClient events;
    final S3Client s3;
    final SnsClient sns;
    private final SfnClient machines;

    Cloud(RunningSystem system) {
        this.system = system;
        this.control = new Control(system.endpoint());
        this.provider = new ProviderSandbox(system.endpoint());
        this.dynamoDb = at(DynamoDbClient.builder()).build();
        this.sqs = at(SqsClient.builder()).build();
        this.events = at(EventBridgeClient.builder()).build();
        this.sns = at(SnsClient.builder()).build();
        this.machines = at(SfnClient.builder()).build();
        this.s3 = at(S3Client.builder()).forcePathStyle(true).build();
    }

    private <B extends AwsClientBuilder<B, ?>> B at(B builder) {
        return builder.endpointOverride(system.endpoint())
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")));
    }

    /** All items of one stream of a context's log, oldest first, as far as they are text. */
    List<Map<String, String>> stream(String context, String orderId) {
        return items(context, context + "/" + orderId);
    }

    private List<Map<String, String>> items(String context, String stream) {
        return dynamoDb.query(query -> query.tableName(context + "-log")
                .keyConditionExpression("#stream = :stream")
                .expressionAttributeNames(Map.of("#stream", "stream"))
                .expressionAttributeValues(Map.of(":stream", AttributeValue.fromS(stream)))
                .consistentRead(true)).items().stream().map(Cloud::texts).toList();
    }

    private static Map<String, String> texts(Map<String, AttributeValue> item) {
        return item.entrySet().stream()
                .filter(attribute -> attribute.getValue().s() != null)
                .collect(Collectors.toMap(Map.Entry::getKey, attribute -> attribute.getValue().s()));
    }

    /** The invoice numbers of all time, in order. */
    List<String> invoiceNumbers() {
        return dynamoDb.scanPaginator(scan -> scan.tableName("invoice-log").consistentRead(true)).items().stream()
                .map(Cloud::texts)
                .filter(item -> "InvoiceIssued".equals(item.get("type")))
                .map(item -> Shop.JSON.readTree(item.getOrDefault("event", "")).path("number").asString())
                .sorted()
                .toList();
    }

    /** What the API answers from: of each of these orders all attributes. */
    Map<String, Map<String, AttributeValue>> views(Collection<String> orders) {
        return orders.stream().collect(Collectors.toMap(order -> order, order -> dynamoDb.getItem(
                get -> get.tableName("order-views").key(Map.of("orderId", AttributeValue.fromS(order)))
                        .consistentRead(true))
                .item()));
    }

    /** The invoices and credit notes of these orders, with what tells their contents apart. */
    Map<String, String> documents(Collection<String> orders) {
        return s3.listObjectsV2Paginator(list -> list.bucket("invoice-documents-000000000000")).contents().stream()
                .filter(document -> orders.stream().anyMatch(document.key()::contains))
                .collect(Collectors.toMap(S3Object::key, S3Object::eTag));
    }

    /** What a bucket of a context holds under a key. */
    byte[] object(String context, String purpose, String key) {
        return s3.getObjectAsBytes(get -> get.bucket("%s-%s-000000000000".formatted(context, purpose)).key(key))
                .asByteArray();
    }

    List<String> types(String context, String orderId) {
        return typesOfStream(context, context + "/" + orderId);
    }

    List<String> typesOfStream(String context, String stream) {
        return items(context, stream).stream().map(item -> item.getOrDefault("type", "")).toList();
    }

    /** The names of the states that the waits for an order's money have been in. */
    List<String> statesOfSettlement(String orderId) {
        return settlements(_ -> {})
                .filter(execution -> execution.input().contains(orderId))
                .flatMap(execution -> machines.getExecutionHistoryPaginator(
                        history -> history.executionArn(execution.executionArn())).events().stream())
                .filter(event -> event.stateEnteredEventDetails() != null)
                .map(event -> event.stateEnteredEventDetails().name())
                .toList();
    }

    /** Waits until the money of none of these orders is waited for any longer. */
    void awaitNoSettlement(Collection<String> orders) {
        await().atMost(Duration.ofSeconds(60)).until(() -> settlements(list -> list.statusFilter("RUNNING"))
                .noneMatch(execution -> orders.stream().anyMatch(execution.input()::contains)));
    }

    private Stream<DescribeExecutionResponse> settlements(Consumer<ListExecutionsRequest.Builder> filter) {
        return machines.listExecutionsPaginator(list -> list.stateMachineArn(SETTLEMENT).applyMutation(filter))
                .executions().stream()
                .map(execution -> machines.describeExecution(
                        describe -> describe.executionArn(execution.executionArn())));
    }

    /** How many items each table holds. */
    Map<String, Integer> tableSizes() {
        return dynamoDb.listTables().tableNames().stream()
                .collect(Collectors.toMap(table -> table, this::size, Integer::sum, TreeMap::new));
    }

    private int size(String table) {
        return dynamoDb.scanPaginator(scan -> scan.tableName(table).consistentRead(true))
                .stream().mapToInt(page -> page.count()).sum();
    }

    /** How many messages wait or are being handled in each queue. */
    Map<String, Integer> queueSizes() {
        return sqs.listQueues().queueUrls().stream()
                .collect(Collectors.toMap(Cloud::name, this::waiting, Integer::sum, TreeMap::new));
    }

    /** Waits until no message waits for a function or is being handled, and stays so. */
    void awaitIdleQueues() {
        await().atMost(Duration.ofMinutes(3)).during(Duration.ofMillis(500))
                .untilAsserted(() -> assertThat(sqs.listQueues().queueUrls().stream()
                        .filter(queueUrl -> queueUrl.endsWith("-inbox") && waiting(queueUrl) > 0)
                        .map(Cloud::name)).isEmpty());
    }

    /** What is in a queue; it is there for others again at once. */
    List<String> peek(String queue) {
        return sqs.receiveMessage(receive -> receive.queueUrl(queueUrl(queue)).maxNumberOfMessages(10)
                .visibilityTimeout(0)).messages().stream().map(Message::body).toList();
    }

    /** In seconds. */
    int visibilityTimeout(String queue) {
        return Integer.parseInt(sqs.getQueueAttributes(get -> get.queueUrl(queueUrl(queue))
                .attributeNames(QueueAttributeName.VISIBILITY_TIMEOUT))
                .attributes().getOrDefault(QueueAttributeName.VISIBILITY_TIMEOUT, ""));
    }

    void setVisibilityTimeout(String queue, int seconds) {
        sqs.setQueueAttributes(set -> set.queueUrl(queueUrl(queue))
                .attributes(Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, Integer.toString(seconds))));
    }

    /** How often a message is handed out before it is set aside. */
    void setReceives(String inbox, int receives) {
        var policy = "{\"deadLetterTargetArn\":\"arn:aws:sqs:eu-central-1:000000000000:%s\",\"maxReceiveCount\":%d}"
                .formatted(inbox.replace("-inbox", "-dlq"), receives);
        sqs.setQueueAttributes(set -> set.queueUrl(queueUrl(inbox))
                .attributes(Map.of(QueueAttributeName.REDRIVE_POLICY, policy)));
    }

    void send(String queue, String body) {
        sqs.sendMessage(send -> send.queueUrl(queueUrl(queue)).messageBody(body));
    }

    private String queueUrl(String queue) {
        return sqs.getQueueUrl(get -> get.queueName(queue)).queueUrl();
    }

    private static String name(String queueUrl) {
        return queueUrl.substring(queueUrl.lastIndexOf('/') + 1);
    }

    private int waiting(String queueUrl) {
        return sqs.getQueueAttributes(get -> get.queueUrl(queueUrl)
                .attributeNames(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE,
                        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED))
                .attributes().values().stream().mapToInt(Integer::parseInt).sum();
    }

    /** Puts a message into one inbox, past all others. */
    void send(String queue, Map<String, Object> metadata, Map<String, Object> data) {
        sqs.sendMessage(send -> send.queueUrl(queueUrl(queue))
                .messageBody(Shop.JSON.writeValueAsString(Map.of("metadata", metadata, "data", data))));
    }

    /** Puts an event of the payment context on another context's gate, as the payment context would. */
    void putAsPayment(String gate, String type, Map<String, Object> metadata, Map<String, Object> data) {
        var detail = Shop.JSON.writeValueAsString(Map.of("metadata", metadata, "data", data));
        var event = PutEventsRequestEntry.builder().eventBusName(gate).source("gatehouse.payment")
                .detailType(type).detail(detail).build();
        var answer = events.putEvents(put -> put.entries(event));
        assertThat(answer.failedEntryCount()).isZero();
    }

    /** Why messages failed, by their event, as far as it was noted. */
    List<String> failuresNoted(String context) {
        return dynamoDb.scanPaginator(scan -> scan.tableName(context + "-inbox").consistentRead(true)).items().stream()
                .map(item -> item.toString())
                .toList();
    }

    void purge(String queue) {
        sqs.purgeQueue(purge -> purge.queueUrl(queueUrl(queue)));
    }

    /** Delivers each message to an inbox so many times, each after a random delay. */
    void deliver(int copies, int shuffleMillis) {
        control.call("/_gatehouse/deliveries", "{\"copies\":%d,\"shuffleMillis\":%d}".formatted(copies, shuffleMillis));
    }

    /** Has each message wait before it is handed out. */
    void delay(String queue, int seconds) {
        sqs.setQueueAttributes(set -> set.queueUrl(queueUrl(queue))
                .attributes(Map.of(QueueAttributeName.DELAY_SECONDS, Integer.toString(seconds))));
    }
}
