package dev.gatehouse.aws;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.iam.AnyPrincipal;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.sns.CfnTopic;
import software.amazon.awscdk.services.sns.CfnTopicPolicy;

/** What whoever talks to customers subscribes to. */
final class NoticeTopic {
    private final CfnTopic topic;

    NoticeTopic(ContextStack stack, String name) {
        topic = CfnTopic.Builder.create(stack, Names.joined(name) + "Topic")
                .topicName(stack.context().named(name))
                .kmsMasterKeyId("alias/aws/sns")
                .build();
        CfnTopicPolicy.Builder.create(stack, Names.joined(name) + "TopicPolicy")
                .topics(List.of(topic.getRef()))
                .policyDocument(tlsOnly(topic.getRef()))
                .build();
    }

    /** The topic's policy, which every topic has. */
    static PolicyDocument tlsOnly(String topicArn) {
        return PolicyDocument.Builder.create()
                .statements(List.of(PolicyStatement.Builder.create()
                        .sid("DenyPlainHttp")
                        .effect(Effect.DENY)
                        .principals(List.of(new AnyPrincipal()))
                        .actions(List.of("sns:Publish"))
                        .resources(List.of(topicArn))
                        .conditions(Map.of("Bool", Map.of("aws:SecureTransport", "false")))
                        .build()))
                .build();
    }

    String arn() {
        return topic.getRef();
    }
}
