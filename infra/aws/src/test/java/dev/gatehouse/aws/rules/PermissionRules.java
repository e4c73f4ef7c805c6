package dev.gatehouse.aws.rules;

import dev.gatehouse.aws.flow.Template;
import dev.gatehouse.aws.flow.Template.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * No role holds a permission on {@code *}, but for the one that functions need to be traced; no role logs to another
 * function's group. Queues, topics and gates take from named senders only.
 */
final class PermissionRules {
    /** docs/decisions/0010-x-ray-knows-no-resources.md */
    private static final JsonNode TRACING = JsonMapper.builder().build().readTree("""
            {
              "Action": ["xray:PutTelemetryRecords", "xray:PutTraceSegments"],
              "Condition": {"StringEquals": {"aws:RequestedRegion": {"Ref": "AWS::Region"}}},
              "Effect": "Allow",
              "Resource": "*"
            }
            """);

    private static final Set<String> OBJECT_ACTIONS = Set.of("s3:GetObject", "s3:PutObject");
    private static final Pattern OBJECTS = Pattern
            .compile("arn:\\$\\{AWS::Partition}:s3:::[a-z]+-[a-z]+-\\$\\{(AWS::AccountId|Account)}/([a-z-]+/)?\\*");

    private final Template template;
    private final List<String> violations = new ArrayList<>();

    private PermissionRules(Template template) {
        this.template = template;
    }

    static List<String> violations(Template template) {
        var rules = new PermissionRules(template);
        template.resources("AWS::IAM::Role").forEach(rules::role);
        template.resources("AWS::SQS::QueuePolicy").forEach(rules::senders);
        template.resources("AWS::S3::BucketPolicy").forEach(rules::readers);
        template.resources("AWS::Events::EventBus").forEach(rules::gate);
        return rules.violations;
    }

    private void role(Resource role) {
        must(!role.properties().has("ManagedPolicyArns"), role.id() + " holds a managed policy");
        for (var policy : role.properties().path("Policies")) {
            for (var statement : policy.path("PolicyDocument").path("Statement")) {
                statement(role, statement);
            }
        }
    }

    private void statement(Resource role, JsonNode statement) {
        must(statement.path("Effect").asString().equals("Allow") && statement.has("Action")
                && statement.has("Resource"),
                role.id() + " holds a statement in another form than Allow, Action, Resource");
        if ((isFunctionRole(role) && statement.equals(TRACING)) || isSchedulingDeadlines(role, statement)) {
            return;
        }
        must(!statement.path("Action").toString().contains("*"), role.id() + " may do " + statement.path("Action"));
        must(isOneBucketsObjects(statement) || !statement.path("Resource").toString().contains("*"),
                role.id() + " may do " + statement.path("Action") + " on " + statement.path("Resource"));
        logGroups(role, statement.path("Resource"));
    }

    /** Objects come and go, and a permission can but name how their keys start: those of one bucket, to read or to put. */
    private static boolean isOneBucketsObjects(JsonNode statement) {
        var written = statement.path("Resource").path("Fn::Sub");
        var resource = written.isArray() ? written.path(0).asString() : written.asString("");
        return OBJECT_ACTIONS.contains(statement.path("Action").asString(""))
                && OBJECTS.matcher(resource).matches();
    }

    /** A log group's ARN ends in {@code :*}, its streams; so it has to be the function's own group. */
    private void logGroups(Resource role, JsonNode granted) {
        var group = template.resource(template.idOf(granted));
        if (group.type().equals("AWS::Logs::LogGroup")) {
            must(role.text("RoleName").equals(group.text("LogGroupName").replace("/aws/lambda/", "") + "-role"),
                    role.id() + " may log to " + group.id());
        }
    }

    private void senders(Resource policy) {
        policy.properties().path("PolicyDocument").path("Statement").valueStream()
                .filter(statement -> statement.path("Effect").asString().equals("Allow"))
                .forEach(statement -> must(
                        statement.path("Principal").has("AWS")
                                ? template.resource(template.idOf(statement.path("Principal").path("AWS"))).type()
                                        .equals("AWS::IAM::Role")
                                : statement.path("Condition").path("ArnEquals").has("aws:SourceArn"),
                        policy.id() + " lets more than a named sender in"));
    }

    private void readers(Resource policy) {
        policy.properties().path("PolicyDocument").path("Statement").valueStream()
                .filter(statement -> statement.path("Effect").asString().equals("Allow"))
                .forEach(statement -> must(statement.path("Action").asString("").equals("s3:GetObject")
                        && statement.path("Condition").path("ArnEquals").path("aws:PrincipalArn").toString()
                                .matches(".*:role/[a-z]+-[a-zA-Z]+-role\".*"),
                        policy.id() + " lets more than one named role read"));
    }

    private void gate(Resource bus) {
        var statements = template.resources("AWS::Events::EventBusPolicy").stream()
                .filter(policy -> template.idOf(policy.properties().path("EventBusName")).equals(bus.id()))
                .map(policy -> policy.properties().path("Statement"))
                .toList();
        must(statements.stream().anyMatch(statement -> statement.path("Effect").asString().equals("Deny")),
                bus.id() + " refuses nobody");
        statements.stream()
                .filter(statement -> statement.path("Effect").asString().equals("Allow"))
                .forEach(statement -> must(statement.path("Condition").path("StringEquals").has("events:source")
                        && statement.path("Condition").path("StringEquals").has("events:detail-type"),
                        bus.id() + " lets a producer put more than named events of its own source"));
    }

    private static boolean isFunctionRole(Resource role) {
        return role.properties().path("AssumeRolePolicyDocument").toString().contains("lambda.amazonaws.com");
    }

    /** docs/decisions/0014-schedules-of-a-group.md */
    private static boolean isSchedulingDeadlines(Resource role, JsonNode statement) {
        return role.text("RoleName").equals("order-deadline-role")
                && statement.path("Action").asString("").equals("scheduler:CreateSchedule")
                && statement.path("Resource").toString().endsWith(":schedule/order-deadlines/*\"}");
    }

    private void must(boolean holds, String otherwise) {
        if (!holds) {
            violations.add(otherwise);
        }
    }
}
