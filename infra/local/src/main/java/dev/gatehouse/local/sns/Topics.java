package dev.gatehouse.local.sns;

import dev.gatehouse.local.delivery.Courier;
import dev.gatehouse.local.delivery.Delivery;
import dev.gatehouse.local.delivery.DeliveryFailed;
import dev.gatehouse.local.delivery.DeliveryFailed.Code;
import dev.gatehouse.local.delivery.Targets;
import dev.gatehouse.local.endpoint.AwsError;
import dev.gatehouse.local.sqs.Message;
import dev.gatehouse.local.template.Arn;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** All topics and their subscriptions. */
public final class Topics {
    private static final int LARGEST = 256 * 1024;

    /** By ARN: the attributes that were set. */
    private final ConcurrentSkipListMap<String, Map<String, String>> topics = new ConcurrentSkipListMap<>();
    private final ConcurrentSkipListMap<String, Subscription> subscriptions = new ConcurrentSkipListMap<>();
    private final Courier courier;

    public Topics(Courier courier, Targets targets) {
        this.courier = courier;
        targets.add("sns", (topic, message) -> {
            try {
                courier.handOn(deliveries(checked(topic.toString(), message.body(), null, message.attributes())));
            } catch (AwsError e) {
                throw new DeliveryFailed(e.code().equals("NotFound") ? Code.NO_RESOURCE : Code.INVALID_PARAMETER,
                        e.getMessage() == null ? e.code() : e.getMessage());
            }
        });
    }

    /** The one that exists, if one does. */
    String create(String name, Map<String, String> attributes) {
        var arn = Arn.of("sns", name).toString();
        topics.putIfAbsent(arn, Map.copyOf(attributes));
        return arn;
    }

    void delete(String arn) {
        topics.remove(arn);
        subscriptions.values().removeIf(subscription -> subscription.topicArn().equals(arn));
    }

    List<String> arns() {
        return List.copyOf(topics.keySet());
    }

    /** @throws AwsError if there is no such topic */
    Map<String, String> attributes(String arn) {
        var attributes = topics.get(arn);
        if (attributes == null) {
            throw new AwsError(404, "NotFound", "Topic does not exist");
        }
        return attributes;
    }

    void setAttribute(String arn, String name, String value) {
        var changed = new TreeMap<>(attributes(arn));
        changed.put(name, value);
        topics.replace(arn, changed);
    }

    /** The one that exists for that queue, if one does. */
    Subscription subscribe(Subscription wanted) {
        attributes(wanted.topicArn());
        return subscriptionsOf(wanted.topicArn()).stream()
                .filter(subscription -> subscription.queue().equals(wanted.queue()))
                .findFirst()
                .orElseGet(() -> put(wanted));
    }

    Subscription put(Subscription subscription) {
        subscriptions.put(subscription.arn(), subscription);
        return subscription;
    }

    void unsubscribe(String arn) {
        subscriptions.remove(arn);
    }

    List<Subscription> subscriptions() {
        return List.copyOf(subscriptions.values());
    }

    List<Subscription> subscriptionsOf(String topicArn) {
        return subscriptions.values().stream().filter(it -> it.topicArn().equals(topicArn)).toList();
    }

    /** @throws AwsError if there is none */
    Subscription subscription(String arn) {
        var subscription = subscriptions.get(arn);
        if (subscription == null) {
            throw new AwsError(404, "NotFound", "Subscription does not exist");
        }
        return subscription;
    }

    /** @throws AwsError if the topic does not exist or does not take it */
    Notification checked(String topicArn, String message, @Nullable String subject,
            Map<String, Message.Attribute> attributes) {
        attributes(topicArn);
        if (message.isEmpty()) {
            throw new AwsError("InvalidParameter", "Invalid parameter: Empty message");
        }
        if (message.getBytes(StandardCharsets.UTF_8).length > LARGEST) {
            throw new AwsError("InvalidParameter", "Invalid parameter: Message too long");
        }
        return Notification.of(topicArn, message, subject, attributes);
    }

    void publishAll(List<Notification> notifications) {
        courier.accept(notifications.stream().map(this::deliveries).flatMap(List::stream).toList());
    }

    private List<Delivery> deliveries(Notification notification) {
        return subscriptionsOf(notification.topicArn()).stream()
                .filter(subscription -> subscription.wants(notification))
                .map(subscription -> subscription.delivery(notification))
                .toList();
    }
}
