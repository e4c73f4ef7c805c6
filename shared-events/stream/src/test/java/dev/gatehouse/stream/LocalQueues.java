package dev.gatehouse.stream;

import dev.gatehouse.runtime.AwsClients;
import dev.gatehouse.runtime.GatehouseProperties;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** An SQS engine of this JVM, and the queues that tests make in it. */
final class LocalQueues implements AutoCloseable {
    static final int RECEIVES = 3;
    private final SQSRestServer server;
    private final URI endpoint;
    private final SqsClient sqs;

    private LocalQueues(SQSRestServer server) {
        this.server = server;
        var address = server.waitUntilStarted().localAddress();
        this.endpoint = URI.create("http://127.0.0.1:" + address.getPort());
        this.sqs = new AwsClients(new GatehouseProperties.Aws(endpoint, "eu-central-1"), List.of())
                .build(SqsClient.builder());
    }

    static LocalQueues start() {
        return startAt(0);
    }

    /** @param port 0 for a free one */
    static LocalQueues startAt(int port) {
        return new LocalQueues(SQSRestServerBuilder.withInterface("127.0.0.1").withPort(port).start());
    }

    URI endpoint() {
        return endpoint;
    }

    SqsClient sqs() {
        return sqs;
    }

    /** A queue without a dead-letter queue. */
    void create(String name) {
        create(name, Map.of(), 30);
    }

    /** A queue that sets messages aside in {@code <name>-dlq} after three receives. */
    void createInbox(String name, int visibilitySeconds) {
        var fifo = name.endsWith(".fifo");
        var deadLetters = fifo ? name.replace(".fifo", "-dlq.fifo") : name + "-dlq";
        create(deadLetters, Map.of(), 30);
        var redrive = "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":%d}".formatted(
                attribute(deadLetters, QueueAttributeName.QUEUE_ARN), RECEIVES);
        create(name, Map.of(QueueAttributeName.REDRIVE_POLICY, redrive), visibilitySeconds);
    }

    private void create(String name, Map<QueueAttributeName, String> more, int visibilitySeconds) {
        var attributes = new HashMap<>(more);
        attributes.put(QueueAttributeName.VISIBILITY_TIMEOUT, Integer.toString(visibilitySeconds));
        if (name.endsWith(".fifo")) {
            attributes.put(QueueAttributeName.FIFO_QUEUE, "true");
        }
        sqs.createQueue(create -> create.queueName(name).attributes(attributes));
    }

    void send(String queue, String body) {
        sqs.sendMessage(send -> send.queueUrl(url(queue)).messageBody(body));
    }

    void sendInGroup(String queue, String group, String body) {
        sqs.sendMessage(send -> send.queueUrl(url(queue))
                .messageBody(body)
                .messageGroupId(group)
                .messageDeduplicationId(UUID.randomUUID().toString()));
    }

    /** One message that waits in a queue, if there is one; it is taken away. */
    Stream<Message> take(String queue) {
        var messages = sqs.receiveMessage(
                receive -> receive.queueUrl(url(queue)).messageAttributeNames("All")
                        .messageSystemAttributeNamesWithStrings("All"))
                .messages();
        messages.forEach(
                message -> sqs
                        .deleteMessage(delete -> delete.queueUrl(url(queue)).receiptHandle(message.receiptHandle())));
        return messages.stream();
    }

    /** Messages that are in a queue, the hidden ones included. */
    int size(String queue) {
        // Asked for one by one, a message could be missed that goes from one of these to the other meanwhile.
        return sqs.getQueueAttributes(get -> get.queueUrl(url(queue)).attributeNames(
                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
                .attributes().values().stream().mapToInt(Integer::parseInt).sum();
    }

    String url(String queue) {
        return sqs.getQueueUrl(get -> get.queueName(queue)).queueUrl();
    }

    private String attribute(String queue, QueueAttributeName name) {
        var attributes = sqs.getQueueAttributes(get -> get.queueUrl(url(queue)).attributeNames(name)).attributes();
        return Objects.requireNonNull(attributes.get(name));
    }

    @Override
    public void close() {
        sqs.close();
        server.stopAndWait();
    }
}
