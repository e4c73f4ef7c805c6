package dev.gatehouse.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.awaitility.Awaitility;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import tools.jackson.databind.JsonNode;

/** Somebody who has subscribed to the notices of a topic. */
final class Mailbox implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private final Cloud cloud;
    private final String queueUrl;
    private final String subscription;
    private final Queue<JsonNode> received = new ConcurrentLinkedQueue<>();

    private Mailbox(Cloud cloud, String queueUrl, String subscription) {
        this.cloud = cloud;
        this.queueUrl = queueUrl;
        this.subscription = subscription;
    }

    static Mailbox of(Cloud cloud, String topic) {
        var queueUrl = cloud.sqs.createQueue(create -> create.queueName("mailbox-" + UUID.randomUUID())).queueUrl();
        var queueArn = cloud.sqs.getQueueAttributes(
                get -> get.queueUrl(queueUrl).attributeNames(QueueAttributeName.QUEUE_ARN))
                .attributes().get(QueueAttributeName.QUEUE_ARN);
        var topicArn = cloud.sns.listTopics().topics().stream()
                .map(listed -> listed.topicArn())
                .filter(arn -> arn.endsWith(":" + topic))
                .findAny().orElseThrow(() -> new IllegalStateException("no topic " + topic));
        var subscription = cloud.sns.subscribe(subscribe -> subscribe.topicArn(topicArn).protocol("sqs")
                .endpoint(queueArn).attributes(Map.of("RawMessageDelivery", "true"))).subscriptionArn();
        return new Mailbox(cloud, queueUrl, subscription);
    }

    /** Waits until the notices about an order are these, each once, in any order. */
    void awaits(String orderId, String... kinds) {
        Awaitility.await().alias("notices about " + orderId).atMost(PATIENCE)
                .untilAsserted(() -> assertThat(notices(orderId))
                        .extracting(notice -> notice.path("notice").asString()).containsExactlyInAnyOrder(kinds));
    }

    /** Waits for so many notices about an order, and gives them as they came. */
    List<JsonNode> await(String orderId, int number) {
        return Awaitility.await().alias("notices about " + orderId).atMost(PATIENCE)
                .until(() -> notices(orderId), all -> all.size() >= number);
    }

    /** Waits until no more notices come. */
    void awaitQuiet() {
        Awaitility.await().atMost(PATIENCE).during(Duration.ofSeconds(1)).until(() -> receive() == 0);
    }

    private int receive() {
        var messages = cloud.sqs.receiveMessage(receive -> receive.queueUrl(queueUrl).maxNumberOfMessages(10))
                .messages();
        messages.forEach(message -> {
            received.add(Shop.JSON.readTree(message.body()));
            cloud.sqs.deleteMessage(delete -> delete.queueUrl(queueUrl).receiptHandle(message.receiptHandle()));
        });
        return messages.size();
    }

    List<JsonNode> notices(String orderId) {
        receive();
        return received.stream().filter(notice -> notice.path("orderId").asString("").equals(orderId)).toList();
    }

    @Override
    public void close() {
        cloud.sns.unsubscribe(unsubscribe -> unsubscribe.subscriptionArn(subscription));
        cloud.sqs.deleteQueue(delete -> delete.queueUrl(queueUrl));
    }
}
