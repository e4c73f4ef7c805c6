package dev.gatehouse.local.s3;

import dev.gatehouse.local.template.Arn;
import dev.gatehouse.local.template.Created;
import dev.gatehouse.local.template.Properties;
import dev.gatehouse.local.template.Resource;
import dev.gatehouse.local.template.ResourceHandler;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Creates buckets. Their objects are kept until they are deleted, whatever their lifecycle. */
public final class BucketHandler implements ResourceHandler {
    private final Buckets buckets;
    private final Notifications notifications;

    public BucketHandler(Buckets buckets, Notifications notifications) {
        this.buckets = buckets;
        this.notifications = notifications;
    }

    @Override
    public Set<String> types() {
        return Set.of("AWS::S3::Bucket");
    }

    @Override
    public Created create(Resource resource) {
        var properties = Properties.of(resource).knows("BucketEncryption", "BucketName", "LifecycleConfiguration",
                "NotificationConfiguration", "OwnershipControls", "PublicAccessBlockConfiguration", "Tags",
                "VersioningConfiguration");
        var generated = (resource.stack() + "-" + resource.logicalId()).toLowerCase(Locale.ROOT);
        var bucket = buckets.create(properties.text("BucketName", generated));
        var queues = properties.object("NotificationConfiguration").knows("QueueConfigurations")
                .objects("QueueConfigurations");
        bucket.notify(queues.stream().map(BucketHandler::subscription).toList());
        bucket.subscriptions().forEach(subscription -> notifications.test(bucket, subscription));
        var domain = bucket.name() + ".s3.amazonaws.com";
        return new Created(bucket.name(), Map.of("Arn", "arn:aws:s3:::" + bucket.name(), "DomainName", domain,
                "RegionalDomainName", "%s.s3.%s.amazonaws.com".formatted(bucket.name(), Arn.REGION)));
    }

    private static Subscription subscription(Properties queue) {
        queue.knows("Event", "Filter", "Queue");
        var filter = queue.object("Filter").knows("S3Key").object("S3Key").knows("Rules");
        var prefix = "";
        var suffix = "";
        for (var rule : filter.objects("Rules")) {
            rule.knows("Name", "Value");
            switch (rule.text("Name").toLowerCase(Locale.ROOT)) {
                case "prefix" -> prefix = rule.text("Value");
                case "suffix" -> suffix = rule.text("Value");
                default -> throw rule.refuse("Name", "is neither prefix nor suffix");
            }
        }
        return new Subscription(queue.where(), queue.text("Queue"), List.of(queue.text("Event")), prefix, suffix);
    }
}
