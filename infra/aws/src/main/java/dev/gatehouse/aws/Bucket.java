package dev.gatehouse.aws;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.CfnDeletionPolicy;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.services.iam.AnyPrincipal;
import software.amazon.awscdk.services.iam.ArnPrincipal;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.s3.CfnBucket;
import software.amazon.awscdk.services.s3.CfnBucketPolicy;

/**
 * A bucket that is encrypted, private, refuses plain HTTP, and outlives its stack. Bucket names are unique in all of AWS, so
 * each ends with its account.
 */
final class Bucket {
    private final ContextStack stack;
    private final String purpose;
    private final PolicyDocument policy = new PolicyDocument();

    private Bucket(ContextStack stack, String purpose) {
        this.stack = stack;
        this.purpose = purpose;
    }

    /** Keeps every version of every object. */
    static Bucket versioned(ContextStack stack, String purpose, FunctionUnit told, String suffix) {
        var bucket = new Bucket(stack, purpose);
        var inbox = told.inbox();
        inbox.takesFrom("s3.amazonaws.com", stack.context().named(purpose), bucket.arn());
        var resource = bucket.base()
                .versioningConfiguration(CfnBucket.VersioningConfigurationProperty.builder().status("Enabled").build())
                .notificationConfiguration(CfnBucket.NotificationConfigurationProperty.builder()
                        .queueConfigurations(List.of(CfnBucket.QueueConfigurationProperty.builder()
                                .event("s3:ObjectCreated:*")
                                .queue(inbox.arn())
                                .filter(endsWith(suffix))
                                .build()))
                        .build())
                .build();
        // S3 sends a test before it takes the notification over, which the queue has to let in.
        resource.getNode().addDependency(stack.getNode().findChild(told.id() + "InboxPolicy"));
        return bucket.guarded(resource);
    }

    /** @param days after which objects are deleted; 0 for never */
    static Bucket expiring(ContextStack stack, String purpose, int days) {
        var bucket = new Bucket(stack, purpose);
        var resource = bucket.base();
        if (days > 0) {
            resource.lifecycleConfiguration(CfnBucket.LifecycleConfigurationProperty.builder()
                    .rules(List.of(CfnBucket.RuleProperty.builder().status("Enabled").expirationInDays(days).build()))
                    .build());
        }
        return bucket.guarded(resource.build());
    }

    private CfnBucket.Builder base() {
        return CfnBucket.Builder.create(stack, id())
                .bucketName(name())
                .bucketEncryption(CfnBucket.BucketEncryptionProperty.builder()
                        .serverSideEncryptionConfiguration(List.of(CfnBucket.ServerSideEncryptionRuleProperty.builder()
                                .serverSideEncryptionByDefault(CfnBucket.ServerSideEncryptionByDefaultProperty.builder()
                                        .sseAlgorithm("AES256")
                                        .build())
                                .build()))
                        .build())
                .ownershipControls(CfnBucket.OwnershipControlsProperty.builder()
                        .rules(List.of(CfnBucket.OwnershipControlsRuleProperty.builder()
                                .objectOwnership("BucketOwnerEnforced")
                                .build()))
                        .build())
                .publicAccessBlockConfiguration(CfnBucket.PublicAccessBlockConfigurationProperty.builder()
                        .blockPublicAcls(true)
                        .blockPublicPolicy(true)
                        .ignorePublicAcls(true)
                        .restrictPublicBuckets(true)
                        .build());
    }

    private static CfnBucket.NotificationFilterProperty endsWith(String suffix) {
        return CfnBucket.NotificationFilterProperty.builder()
                .s3Key(CfnBucket.S3KeyFilterProperty.builder()
                        .rules(List.of(CfnBucket.FilterRuleProperty.builder().name("suffix").value(suffix).build()))
                        .build())
                .build();
    }

    private Bucket guarded(CfnBucket bucket) {
        bucket.getCfnOptions().setDeletionPolicy(CfnDeletionPolicy.RETAIN);
        bucket.getCfnOptions().setUpdateReplacePolicy(CfnDeletionPolicy.RETAIN);
        policy.addStatements(PolicyStatement.Builder.create()
                .sid("DenyPlainHttp")
                .effect(Effect.DENY)
                .principals(List.of(new AnyPrincipal()))
                .actions(List.of("s3:*"))
                .resources(List.of(arn(), objects("")))
                .conditions(Map.of("Bool", Map.of("aws:SecureTransport", "false")))
                .build());
        CfnBucketPolicy.Builder.create(stack, id() + "Policy").bucket(bucket.getRef()).policyDocument(policy).build();
        return this;
    }

    /**
     * Lets a function of another context read. Its account is the principal, and the role a condition: a policy cannot name
     * a role that is not there yet, and contexts are deployed in any order.
     */
    void readBy(Context other, String function) {
        var account = Map.of("Account", stack.parameters().accountOf(other));
        policy.addStatements(PolicyStatement.Builder.create()
                .sid("To" + Names.joined(other.named(function)))
                .effect(Effect.ALLOW)
                .principals(List.of(new ArnPrincipal(Fn.sub("arn:${AWS::Partition}:iam::${Account}:root", account))))
                .actions(List.of("s3:GetObject"))
                .resources(List.of(objects("")))
                .conditions(Map.of("ArnEquals", Map.of("aws:PrincipalArn",
                        Fn.sub("arn:${AWS::Partition}:iam::${Account}:role/%s-role".formatted(other.named(function)),
                                account))))
                .build());
    }

    private String id() {
        return Names.capitalised(purpose);
    }

    String name() {
        return Fn.sub(stack.context().named(purpose) + "-${AWS::AccountId}");
    }

    private String arn() {
        return Fn.sub("arn:${AWS::Partition}:s3:::" + stack.context().named(purpose) + "-${AWS::AccountId}");
    }

    /** The objects whose keys start so, for a permission. */
    String objects(String prefix) {
        return Fn.sub("arn:${AWS::Partition}:s3:::%s-${AWS::AccountId}/%s*"
                .formatted(stack.context().named(purpose), prefix));
    }
}
