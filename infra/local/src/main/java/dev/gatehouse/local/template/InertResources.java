package dev.gatehouse.local.template;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The types that mean nothing here. Others may still refer to them, so they have names and ARNs. */
public final class InertResources implements ResourceHandler {
    private static final Map<String, Naming> TYPES = Map.ofEntries(
            Map.entry("AWS::IAM::Role", new Naming("RoleName", "iam", "role/%s")),
            Map.entry("AWS::IAM::User", new Naming("UserName", "iam", "user/%s")),
            Map.entry("AWS::IAM::Group", new Naming("GroupName", "iam", "group/%s")),
            Map.entry("AWS::IAM::InstanceProfile", new Naming("InstanceProfileName", "iam", "instance-profile/%s")),
            Map.entry("AWS::IAM::Policy", new Naming("PolicyName", "iam", "policy/%s")),
            Map.entry("AWS::IAM::RolePolicy", new Naming("PolicyName", "iam", "policy/%s")),
            Map.entry("AWS::IAM::ManagedPolicy", new Naming("ManagedPolicyName", "iam", "policy/%s")),
            Map.entry("AWS::CloudWatch::Alarm", new Naming("AlarmName", "cloudwatch", "alarm:%s")),
            Map.entry("AWS::CloudWatch::CompositeAlarm", new Naming("AlarmName", "cloudwatch", "alarm:%s")),
            Map.entry("AWS::CloudWatch::Dashboard", new Naming("DashboardName", "cloudwatch", "dashboard/%s")),
            Map.entry("AWS::Logs::LogGroup", new Naming("LogGroupName", "logs", "log-group:%s:*")),
            Map.entry("AWS::KMS::Key", new Naming(null, "kms", "key/%s")),
            Map.entry("AWS::KMS::Alias", new Naming("AliasName", "kms", "%s")),
            Map.entry("AWS::S3::BucketPolicy", new Naming(null, "s3", "%s")),
            Map.entry("AWS::SQS::QueuePolicy", new Naming(null, "sqs", "%s")),
            Map.entry("AWS::SNS::TopicPolicy", new Naming(null, "sns", "%s")),
            Map.entry("AWS::Events::EventBusPolicy", new Naming(null, "events", "event-bus-policy/%s")),
            Map.entry("AWS::CDK::Metadata", new Naming(null, "cloudformation", "%s")));

    /** @param property what names the resource, if it can be named */
    private record Naming(@Nullable String property, String service, String resource) {}

    @Override
    public Set<String> types() {
        return TYPES.keySet();
    }

    @Override
    public Created create(Resource resource) {
        var naming = TYPES.get(resource.type());
        if (naming == null) {
            throw new TemplateException("Not an inert type: " + resource.type());
        }
        var generated = resource.stack() + "-" + resource.logicalId();
        var name = naming.property() == null
                ? generated
                : Properties.of(resource).text(naming.property(), generated);
        var region = naming.service().equals("iam") ? "" : Arn.REGION;
        var arn = new Arn(naming.service(), region, Arn.ACCOUNT, naming.resource().formatted(name)).toString();
        var attributes = new LinkedHashMap<String, String>();
        for (var attribute : new String[]{"Arn", "AliasArn", "DashboardArn"}) {
            attributes.put(attribute, arn);
        }
        for (var attribute : new String[]{"Id", "KeyId", "RoleId"}) {
            attributes.put(attribute, name);
        }
        return new Created(resource.type().equals("AWS::IAM::ManagedPolicy") ? arn : name, attributes);
    }
}
