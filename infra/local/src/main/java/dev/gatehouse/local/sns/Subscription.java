package dev.gatehouse.local.sns;

import dev.gatehouse.local.delivery.DeadLetter;
import dev.gatehouse.local.delivery.Delivery;
import dev.gatehouse.local.delivery.RetryPolicy;
import dev.gatehouse.local.endpoint.ExactJson;
import dev.gatehouse.local.events.EventPatterns;
import dev.gatehouse.local.template.Arn;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A queue that gets what is published on a topic.
 *
 * @param filter nothing lets everything pass
 * @param attributes as they were given
 */
record Subscription(
        String arn, String topicArn, Arn queue, @Nullable EventPatterns filter, @Nullable String deadLetterArn,
        Map<String, String> attributes) {
    private static final Set<String> KNOWN = Set.of("RawMessageDelivery", "FilterPolicy", "FilterPolicyScope",
            "RedrivePolicy");
    /** What SNS does for queues: 100,015 retries over 23 days. */
    private static final RetryPolicy RETRY = new RetryPolicy(100_015, 23 * 86_400);

    /** @throws IllegalArgumentException if an attribute is not as SNS takes it */
    static Subscription of(String topicArn, String protocol, String endpoint, Map<String, String> attributes) {
        if (!protocol.equals("sqs")) {
            throw new IllegalArgumentException("The local cloud does not support protocol " + protocol);
        }
        return new Subscription(topicArn + ":" + UUID.randomUUID(), topicArn, Arn.parse(endpoint), null, null,
                Map.of()).with(attributes);
    }

    /** @throws IllegalArgumentException if an attribute is not as SNS takes it */
    Subscription with(Map<String, String> changes) {
        var all = new TreeMap<>(attributes);
        all.putAll(changes);
        all.keySet().stream().filter(name -> !KNOWN.contains(name)).findFirst().ifPresent(name -> {
            throw new IllegalArgumentException("The local cloud does not support attribute " + name);
        });
        var policy = all.getOrDefault("FilterPolicy", "{}");
        var redrive = all.get("RedrivePolicy");
        return new Subscription(arn, topicArn, queue,
                policy.equals("{}") ? null : EventPatterns.of(Map.of("filter", policy)),
                redrive == null ? null : deadLetterArn(redrive), all);
    }

    private static String deadLetterArn(String redrivePolicy) {
        var arn = ExactJson.object(redrivePolicy).map(policy -> policy.path("deadLetterTargetArn").asString(""));
        return Arn.parse(arn.orElse("")).toString();
    }

    boolean wants(Notification notification) {
        if (filter == null) {
            return true;
        }
        var isAboutBody = "MessageBody".equals(attributes.get("FilterPolicyScope"));
        var subject = isAboutBody ? notification.message() : notification.attributesAsJson().toString();
        return !filter.matching(subject).isEmpty();
    }

    Delivery delivery(Notification notification) {
        var isRaw = "true".equals(attributes.get("RawMessageDelivery"));
        var message = isRaw ? notification.raw() : notification.wrapped(arn);
        var deadLetter = deadLetterArn == null
                ? null
                : new DeadLetter(deadLetterArn, DeadLetter.Naming.SNS, message);
        return Delivery.of(arn, queue.toString(), message, RETRY, deadLetter);
    }
}
