package dev.gatehouse.scenarios;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;

/** A subscription to the reminders of one order. */
final class Reminders implements AutoCloseable {
    private static final String ACCOUNT = "eu-central-1:000000000000:";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private final List<Integer> left = new ArrayList<>();
    private final Cloud cloud;
    private final String queueUrl;
    private final String subscription;

    Reminders(Cloud cloud, String orderId) {
        this.cloud = cloud;
        var queue = "reminders-" + UUID.randomUUID();
        this.queueUrl = cloud.sqs.createQueue(create -> create.queueName(queue)).queueUrl();
        this.subscription = cloud.sns.subscribe(subscribe -> subscribe
                .topicArn("arn:aws:sns:" + ACCOUNT + "payment-reminders")
                .protocol("sqs")
                .endpoint("arn:aws:sqs:" + ACCOUNT + queue)
                .attributes(Map.of("RawMessageDelivery", "true", "FilterPolicyScope", "MessageBody", "FilterPolicy",
                        "{\"orderId\": [\"%s\"]}".formatted(orderId))))
                .subscriptionArn();
    }

    /** Waits for so many; gives of each, in their order, how many more there will be. */
    List<Integer> await(int number) {
        return Awaitility.await().alias("reminders").atMost(PATIENCE).until(this::received,
                all -> all.size() >= number);
    }

    private List<Integer> received() {
        var messages = cloud.sqs.receiveMessage(receive -> receive.queueUrl(queueUrl).waitTimeSeconds(1)).messages();
        messages.forEach(message -> {
            left.add(Shop.JSON.readTree(message.body()).path("remindersLeft").asInt());
            cloud.sqs.deleteMessage(delete -> delete.queueUrl(queueUrl).receiptHandle(message.receiptHandle()));
        });
        return List.copyOf(left);
    }

    @Override
    public void close() {
        cloud.sns.unsubscribe(unsubscribe -> unsubscribe.subscriptionArn(subscription));
        cloud.sqs.deleteQueue(delete -> delete.queueUrl(queueUrl));
    }
}
