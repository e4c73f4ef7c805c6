package dev.gatehouse.local.scheduler;

import dev.gatehouse.local.delivery.DeadLetter;
import dev.gatehouse.local.delivery.Delivery;
import dev.gatehouse.local.delivery.RetryPolicy;
import dev.gatehouse.local.endpoint.AwsError;
import dev.gatehouse.local.endpoint.ExactJson;
import dev.gatehouse.local.endpoint.Input;
import dev.gatehouse.local.sqs.Message;
import dev.gatehouse.local.template.Arn;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is sent to which queue, and when.
 *
 * @param declaration as it was given
 * @param isDone whether it was sent
 */
record Schedule(
        String group, String name, ObjectNode declaration, boolean isDone, Instant created, Instant modified) {
    static final String DEFAULT_GROUP = "default";

    private static final Set<String> FIELDS = Set.of("ActionAfterCompletion", "ClientToken", "Description", "EndDate",
            "FlexibleTimeWindow", "GroupName", "KmsKeyArn", "Name", "ScheduleExpression",
            "ScheduleExpressionTimezone", "StartDate", "State", "Target");
    private static final Set<String> TARGET_FIELDS = Set.of("Arn", "DeadLetterConfig", "Input", "RetryPolicy",
            "RoleArn");

    /** @throws AwsError if it is none, or the local cloud does not support it */
    static Schedule of(Input given) {
        refuseOthers("", given, FIELDS);
        var name = named("Name", given.text("Name"));
        var group = named("GroupName", given.text("GroupName", DEFAULT_GROUP));
        oneOf(given.object("FlexibleTimeWindow"), "Mode", "", "OFF");
        oneOf(given, "ActionAfterCompletion", "NONE", "NONE", "DELETE");
        oneOf(given, "State", "ENABLED", "ENABLED", "DISABLED");
        checkTarget(given.object("Target"));
        var now = Instant.now();
        var schedule = new Schedule(group, name, given.node(), false, now, now);
        schedule.due();
        return schedule;
    }

    private static void checkTarget(Input target) {
        refuseOthers("Target.", target, TARGET_FIELDS);
        try {
            if (!Arn.parse(target.text("Arn")).service().equals("sqs")) {
                throw AwsError.invalid("The local cloud sends from schedules to queues only, not to "
                        + target.text("Arn") + ".");
            }
            Arn.parse(target.text("RoleArn"));
            if (target.has("DeadLetterConfig")) {
                Arn.parse(target.object("DeadLetterConfig").text("Arn"));
            }
        } catch (IllegalArgumentException e) {
            throw AwsError.invalid(String.valueOf(e.getMessage()));
        }
        if (target.text("Input", "").contains("<aws.scheduler.attempt-number>")) {
            throw AwsError.invalid("The local cloud does not support <aws.scheduler.attempt-number>.");
        }
        retry(target);
    }

    private static void refuseOthers(String prefix, Input given, Set<String> known) {
        given.node().propertyNames().stream().filter(field -> !known.contains(field)).findFirst().ifPresent(field -> {
            throw AwsError.invalid("The local cloud does not support %s%s.".formatted(prefix, field));
        });
    }

    private static void oneOf(Input given, String field, String absent, String... supported) {
        var value = given.text(field, absent);
        if (!List.of(supported).contains(value)) {
            throw AwsError.invalid("%s must be one of %s, the local cloud does not support '%s'.".formatted(field,
                    List.of(supported), value));
        }
    }

    static String named(String parameter, String name) {
        if (!name.matches("[0-9a-zA-Z-_.]{1,64}")) {
            throw AwsError.invalid("Value '%s' at '%s' must match [0-9a-zA-Z-_.]{1,64}.".formatted(name, parameter));
        }
        return name;
    }

    private static RetryPolicy retry(Input target) {
        var policy = target.object("RetryPolicy");
        return new RetryPolicy(policy.number("MaximumRetryAttempts", RetryPolicy.STANDARD.attempts(), 0, 185),
                policy.number("MaximumEventAgeInSeconds", RetryPolicy.STANDARD.maximumAgeSeconds(), 60, 86_400));
    }

    String key() {
        return group + "/" + name;
    }

    String arn() {
        return Arn.of("scheduler", "schedule/" + key()).toString();
    }

    Instant due() {
        var given = new Input(declaration);
        return OneTime.of(given.text("ScheduleExpression"), given.text("ScheduleExpressionTimezone", "UTC")).due();
    }

    String state() {
        return new Input(declaration).text("State", "ENABLED");
    }

    boolean isWaiting() {
        return !isDone && state().equals("ENABLED");
    }

    boolean deletesItself() {
        return new Input(declaration).text("ActionAfterCompletion", "NONE").equals("DELETE");
    }

    /** Whether both come from one request that its client repeated. */
    boolean isOfSameRequest(Schedule other) {
        return declaration.hasNonNull("ClientToken")
                && declaration.path("ClientToken").equals(other.declaration.path("ClientToken"));
    }

    Schedule done() {
        return new Schedule(group, name, declaration, true, created, modified);
    }

    Schedule replacing(Schedule former) {
        return new Schedule(group, name, declaration, false, former.created, modified);
    }

    Delivery delivery() {
        var target = new Input(declaration).object("Target");
        var execution = UUID.randomUUID().toString();
        var body = target.has("Input") ? filled(target.text("Input"), execution) : notification(execution);
        var deadLetter = target.object("DeadLetterConfig").textOrNull("Arn");
        return Delivery.of(arn(), target.text("Arn"), Message.of(body), retry(target), deadLetter == null
                ? null
                : new DeadLetter(deadLetter, DeadLetter.Naming.SCHEDULER, new Message(body, Map.of(
                        "EXECUTION_ID", Message.Attribute.text(execution),
                        "SCHEDULED_TIME", Message.Attribute.text(due().toString())))));
    }

    private String filled(String input, String execution) {
        return input.replace("<aws.scheduler.schedule-arn>", arn())
                .replace("<aws.scheduler.scheduled-time>", due().toString())
                .replace("<aws.scheduler.execution-id>", execution);
    }

    /** What Scheduler sends where no input is given. */
    private String notification(String execution) {
        var notification = ExactJson.newObject()
                .put("version", "0")
                .put("id", execution)
                .put("detail-type", "Scheduled Event")
                .put("source", "aws.scheduler")
                .put("account", Arn.ACCOUNT)
                .put("time", due().toString())
                .put("region", Arn.REGION);
        notification.putArray("resources").add(arn());
        return notification.put("detail", "{}").toString();
    }
}
