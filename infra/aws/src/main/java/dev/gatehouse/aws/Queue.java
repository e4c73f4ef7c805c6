package dev.gatehouse.aws;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.iam.AnyPrincipal;
import software.amazon.awscdk.services.iam.ArnPrincipal;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.sqs.CfnQueue;
import software.amazon.awscdk.services.sqs.CfnQueuePolicy;
import software.constructs.Construct;

/** A queue that is encrypted, refuses plain HTTP, and takes messages only from the senders that are named to it. */
final class Queue {
    private static final int LONGEST_RETENTION_SECONDS = 14 * 86_400;

    private final String name;
    private final CfnQueue queue;
    private final PolicyDocument policy = new PolicyDocument();

    private Queue(Construct scope, String id, String name, CfnQueue queue) {
        this.name = name;
        this.queue = queue;
        CfnQueuePolicy.Builder.create(scope, id + "Policy")
                .queues(List.of(queue.getRef()))
                .policyDocument(policy)
                .build();
        policy.addStatements(PolicyStatement.Builder.create()
                .sid("DenyPlainHttp")
                .effect(Effect.DENY)
                .principals(List.of(new AnyPrincipal()))
                .actions(List.of("sqs:*"))
                .resources(List.of(arn()))
                .conditions(Map.of("Bool", Map.of("aws:SecureTransport", "false")))
                .build());
    }

    /** Keeps what could not be delivered or handled for as long as SQS can. */
    static Queue deadLetters(Construct scope, String id, String name) {
        return new Queue(scope, id, name, base(scope, id, name).build());
    }

    /** Keeps what a person has to look at for as long as SQS can. */
    static Queue forPeople(Construct scope, String id, String name) {
        return deadLetters(scope, id, name);
    }

    static Queue inbox(Construct scope, String id, String name, int visibilitySeconds, FunctionDeclaration function,
            Queue deadLetters) {
        var queue = base(scope, id, name)
                .visibilityTimeout(visibilitySeconds)
                .maximumMessageSize(function.largestMessage())
                .redrivePolicy(redrive(deadLetters, function.deliveries()))
                .build();
        return new Queue(scope, id, name, queue);
    }

    private static CfnQueue.Builder base(Construct scope, String id, String name) {
        return CfnQueue.Builder.create(scope, id)
                .queueName(name)
                .sqsManagedSseEnabled(true)
                .messageRetentionPeriod(LONGEST_RETENTION_SECONDS);
    }

    private static Map<String, Object> redrive(Queue deadLetters, int deliveries) {
        var policy = new LinkedHashMap<String, Object>();
        policy.put("deadLetterTargetArn", deadLetters.arn());
        policy.put("maxReceiveCount", deliveries);
        return policy;
    }

    /** Lets an AWS service put messages in, but only on behalf of that source. */
    void takesFrom(String service, String sourceName, String sourceArn) {
        policy.addStatements(senders(sourceName)
                .principals(List.of(new ServicePrincipal(service)))
                .conditions(Map.of("ArnEquals", Map.of("aws:SourceArn", sourceArn)))
                .build());
    }

    void takesFromRole(String roleName, ServiceRole role) {
        policy.addStatements(senders(roleName).principals(List.of(new ArnPrincipal(role.arn()))).build());
        role.may(arn(), "sqs:SendMessage");
    }

    private PolicyStatement.Builder senders(String name) {
        return PolicyStatement.Builder.create()
                .sid("From" + Names.joined(name))
                .effect(Effect.ALLOW)
                .actions(List.of("sqs:SendMessage"))
                .resources(List.of(arn()));
    }

    String name() {
        return name;
    }

    String url() {
        return queue.getRef();
    }

    String arn() {
        return queue.getAttrArn();
    }
}
