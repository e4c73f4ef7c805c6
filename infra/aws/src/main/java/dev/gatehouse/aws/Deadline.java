package dev.gatehouse.aws;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.CfnParameter;
import software.amazon.awscdk.services.scheduler.CfnScheduleGroup;

/**
 * Has EventBridge Scheduler ask whether an order has come to an end: once after it was placed, and once after it was
 * cancelled. Nothing is polled.
 */
final class Deadline {
    private Deadline() {}

    static void of(ContextStack stack, FunctionUnit flagOverdue) {
        var seconds = CfnParameter.Builder.create(stack, "DeadlineSeconds")
                .type("Number")
                .description("What an order may take to its end, and a cancellation, too, before somebody is told")
                .defaultValue(14 * 24 * 60 * 60)
                .minValue(1)
                .build();
        var group = CfnScheduleGroup.Builder.create(stack, "Deadlines").name(stack.context().named("deadlines"))
                .build();
        var scheduler = new ServiceRole(stack, "SchedulerRole", stack.context().named("scheduler-role"),
                "scheduler.amazonaws.com");
        flagOverdue.inbox().takesFromRole("deadlines", scheduler);
        stack.transportDeadLetters().takesFromRole("deadlines", scheduler);
        var machine = Machine.express(stack, "deadline");
        machine.role()
                .may(stack.arn("scheduler", "schedule/%s/*".formatted(stack.context().named("deadlines"))),
                        "scheduler:CreateSchedule")
                .may(scheduler.arn(), "iam:PassRole");
        machine.startedBy(stack.gate(), Map.of(
                "Group", group.getRef(),
                "DeadlineSeconds", seconds.getValueAsString(),
                "Inbox", flagOverdue.inbox().arn(),
                "SchedulerRole", scheduler.arn(),
                "DeadLetters", stack.transportDeadLetters().arn()),
                Map.of("detail-type", List.of("OrderPlaced", "OrderCancellationRequested")));
    }
}
