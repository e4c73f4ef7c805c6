package dev.gatehouse.aws;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.sns.CfnSubscription;
import software.amazon.awscdk.services.sns.CfnTopic;
import software.amazon.awscdk.services.sns.CfnTopicPolicy;

/** All events of a context, internal ones too, for the functions of that context. */
final class EventTopic {
    private final ContextStack stack;
    private final CfnTopic topic;

    EventTopic(ContextStack stack) {
        this.stack = stack;
        topic = CfnTopic.Builder.create(stack, "Events")
                .topicName(stack.context().named("events"))
                .kmsMasterKeyId("alias/aws/sns")
                .build();
        CfnTopicPolicy.Builder.create(stack, "EventsPolicy")
                .topics(List.of(topic.getRef()))
                .policyDocument(NoticeTopic.tlsOnly(topic.getRef()))
                .build();
        stack.transportDeadLetters().takesFrom("sns.amazonaws.com", stack.context().named("events"), topic.getRef());
    }

    /** Puts the own events that a function takes into its inbox, as envelopes without wrapping. */
    void feed(FunctionUnit function) {
        feed(function.id(), function.inbox(), function.declaration().ownEvents());
    }

    void feed(String id, Queue queue, List<String> events) {
        CfnSubscription.Builder.create(stack, id + "Subscription")
                .topicArn(topic.getRef())
                .protocol("sqs")
                .endpoint(queue.arn())
                .rawMessageDelivery(true)
                .filterPolicyScope("MessageBody")
                .filterPolicy(Map.of("metadata", Map.of("type", events)))
                .redrivePolicy(Map.of("deadLetterTargetArn", stack.transportDeadLetters().arn()))
                .build();
        queue.takesFrom("sns.amazonaws.com", stack.context().named("events"), topic.getRef());
    }

    String arn() {
        return topic.getRef();
    }
}
