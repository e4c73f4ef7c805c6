package dev.gatehouse.aws.rules;

import dev.gatehouse.aws.flow.Template;
import dev.gatehouse.aws.flow.Template.Resource;
import java.util.ArrayList;
import java.util.List;

/** What lies in a bucket is nobody else's business, and is not lost. */
final class BucketRules {
    private static final int LONGEST_REPLAY_DAYS = 90;

    private final Template template;
    private final List<String> violations = new ArrayList<>();

    private BucketRules(Template template) {
        this.template = template;
    }

    static List<String> violations(Template template) {
        var rules = new BucketRules(template);
        template.resources("AWS::S3::Bucket").forEach(rules::bucket);
        return rules.violations;
    }

    private void bucket(Resource bucket) {
        var access = bucket.properties().path("PublicAccessBlockConfiguration");
        must(access.size() == 4 && access.valueStream().allMatch(blocked -> blocked.asBoolean(false)),
                bucket.id() + " is not closed to the public");
        must(bucket.properties().has("BucketEncryption"), bucket.id() + " is not encrypted");
        must(deniesPlainHttp(bucket), bucket.id() + " does not deny plain HTTP");
        must(bucket.body().path("DeletionPolicy").asString("").equals("Retain")
                && bucket.body().path("UpdateReplacePolicy").asString("").equals("Retain"),
                bucket.id() + " goes with its stack");
        for (var rule : bucket.properties().path("LifecycleConfiguration").path("Rules")) {
            must(rule.path("ExpirationInDays").asInt(0) >= LONGEST_REPLAY_DAYS,
                    bucket.id() + " forgets what a replay may need");
        }
        must(!bucket.properties().has("NotificationConfiguration")
                || bucket.properties().path("VersioningConfiguration").path("Status").asString("").equals("Enabled"),
                bucket.id() + " keeps documents, and not every version of them");
    }

    private boolean deniesPlainHttp(Resource bucket) {
        return template.resources("AWS::S3::BucketPolicy").stream()
                .filter(policy -> template.idOf(policy.properties().path("Bucket")).equals(bucket.id()))
                .flatMap(policy -> policy.properties().path("PolicyDocument").path("Statement").valueStream())
                .anyMatch(statement -> statement.path("Effect").asString().equals("Deny")
                        && statement.path("Action").asString().equals("s3:*")
                        && statement.path("Condition").path("Bool").path("aws:SecureTransport").asString()
                                .equals("false"));
    }

    private void must(boolean holds, String otherwise) {
        if (!holds) {
            violations.add(otherwise);
        }
    }
}
