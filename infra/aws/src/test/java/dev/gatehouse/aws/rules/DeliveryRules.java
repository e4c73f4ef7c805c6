package dev.gatehouse.aws.rules;

import dev.gatehouse.aws.flow.Template;
import dev.gatehouse.aws.flow.Template.Resource;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Nothing gets lost silently: whatever cannot be delivered or handled ends in a queue that somebody watches. */
final class DeliveryRules {
    private static final int DAY_SECONDS = 86_400;

    private final Template template;
    private final List<String> violations = new ArrayList<>();

    private DeliveryRules(Template template) {
        this.template = template;
    }

    static List<String> violations(Template template) {
        var rules = new DeliveryRules(template);
        rules.queues();
        rules.inboxes();
        rules.ruleTargets();
        rules.pipesSubscriptionsAndBuses();
        rules.topics();
        return rules.violations;
    }

    private void queues() {
        for (var queue : template.resources("AWS::SQS::Queue")) {
            must(policies("AWS::SQS::QueuePolicy", "Queues", queue).stream().anyMatch(DeliveryRules::deniesPlainHttp),
                    queue.id() + " does not deny plain HTTP");
            must(queue.properties().path("SqsManagedSseEnabled").asBoolean(false), queue.id() + " is not encrypted");
            if (queue.text("QueueName").endsWith("-dlq")) {
                must(queue.properties().path("MessageRetentionPeriod").asInt(0) == 14 * DAY_SECONDS,
                        queue.id() + " does not keep messages for 14 days");
                must(hasAlarm(queue, "ApproximateNumberOfMessagesVisible"), queue.id() + " is not watched");
            }
        }
    }

    private void inboxes() {
        for (var mapping : template.resources("AWS::Lambda::EventSourceMapping")) {
            var inbox = template.resource(template.idOf(mapping.properties().path("EventSourceArn")));
            var alias = template.resource(template.idOf(mapping.properties().path("FunctionName")));
            var lambda = template.resource(template.idOf(alias.properties().path("FunctionName")));
            var redrive = inbox.properties().path("RedrivePolicy");
            must(isDeadLetterQueue(redrive.path("deadLetterTargetArn")), inbox.id() + " has no DLQ");
            var receives = asksTheProvider(lambda) ? 8 : 5;
            must(redrive.path("maxReceiveCount").asInt(0) == receives,
                    inbox.id() + " does not give up after " + receives + " receives");
            must(inbox.properties().path("VisibilityTimeout").asInt(0) >= 6
                    * lambda.properties().path("Timeout").asInt(),
                    inbox.id() + " shows messages again while the function may still work on them");
            must(hasAlarm(inbox, "ApproximateAgeOfOldestMessage"), inbox.id() + " is not watched");
            must(mapping.properties().path("FunctionResponseTypes").toString().contains("ReportBatchItemFailures"),
                    mapping.id() + " fails whole batches");
        }
    }

    /** It may be out of order for all deliveries that it takes to notice that. */
    private static boolean asksTheProvider(Resource lambda) {
        return lambda.properties().path("Environment").path("Variables").has("GATEHOUSE_PAYMENT_PROVIDER_BASEURL");
    }

    private void ruleTargets() {
        for (var rule : template.resources("AWS::Events::Rule")) {
            for (var target : rule.properties().path("Targets")) {
                must(isDeadLetterQueue(target.path("DeadLetterConfig").path("Arn")), rule.id() + " has no DLQ");
                must(target.path("RetryPolicy").path("MaximumEventAgeInSeconds").asInt(0) == DAY_SECONDS,
                        rule.id() + " does not try for 24 hours");
            }
        }
    }

    private void pipesSubscriptionsAndBuses() {
        for (var pipe : template.resources("AWS::Pipes::Pipe")) {
            var reading = pipe.properties().path("SourceParameters").path("DynamoDBStreamParameters");
            must(isDeadLetterQueue(reading.path("DeadLetterConfig").path("Arn")), pipe.id() + " has no DLQ");
            must(reading.path("OnPartialBatchItemFailure").asString().equals("AUTOMATIC_BISECT"),
                    pipe.id() + " lets one row hold up others");
        }
        for (var subscription : template.resources("AWS::SNS::Subscription")) {
            must(isDeadLetterQueue(subscription.properties().path("RedrivePolicy").path("deadLetterTargetArn")),
                    subscription.id() + " has no DLQ");
        }
        for (var bus : template.resources("AWS::Events::EventBus")) {
            must(isDeadLetterQueue(bus.properties().path("DeadLetterConfig").path("Arn")), bus.id() + " has no DLQ");
            must(template.resources("AWS::Events::Archive").stream()
                    .anyMatch(archive -> template.idOf(archive.properties().path("SourceArn")).equals(bus.id())),
                    bus.id() + " has no archive");
        }
    }

    private void topics() {
        for (var topic : template.resources("AWS::SNS::Topic")) {
            must(policies("AWS::SNS::TopicPolicy", "Topics", topic).stream().anyMatch(DeliveryRules::deniesPlainHttp),
                    topic.id() + " does not deny plain HTTP");
        }
    }

    private List<JsonNode> policies(String type, String subjects, Resource subject) {
        return template.resources(type).stream()
                .filter(policy -> policy.properties().path(subjects).valueStream()
                        .anyMatch(reference -> template.idOf(reference).equals(subject.id())))
                .flatMap(policy -> policy.properties().path("PolicyDocument").path("Statement").valueStream())
                .toList();
    }

    private static boolean deniesPlainHttp(JsonNode statement) {
        return statement.path("Effect").asString().equals("Deny")
                && statement.path("Principal").path("AWS").asString().equals("*")
                && statement.path("Condition").path("Bool").path("aws:SecureTransport").asString().equals("false");
    }

    private boolean isDeadLetterQueue(JsonNode reference) {
        var queue = template.resource(template.idOf(reference));
        return queue.type().equals("AWS::SQS::Queue") && queue.text("QueueName").endsWith("-dlq");
    }

    private boolean hasAlarm(Resource queue, String metric) {
        return template.resources("AWS::CloudWatch::Alarm").stream()
                .anyMatch(alarm -> alarm.text("MetricName").equals(metric)
                        && alarm.properties().path("Dimensions").path(0).path("Value").asString()
                                .equals(queue.text("QueueName")));
    }

    private void must(boolean holds, String otherwise) {
        if (!holds) {
            violations.add(otherwise);
        }
    }
}
