package dev.gatehouse.aws;

import java.util.List;
import software.amazon.awscdk.services.cloudwatch.CfnAlarm;

/** What wakes somebody up. */
final class Alarms {
    /** The oldest message of a healthy inbox is seconds old. */
    private static final int TOO_OLD_SECONDS = 300;

    private Alarms() {}

    static void deadLetters(ContextStack stack, String id, Queue queue) {
        anyMessage(stack, id, queue, "Messages were set aside in " + queue.name() + ": look at them, then redrive");
    }

    static void attention(ContextStack stack, String id, Queue queue) {
        anyMessage(stack, id, queue, "Somebody has to look at what is in " + queue.name() + ", and then delete it");
    }

    static void waiting(ContextStack stack, String id, Queue queue) {
        alarm(stack, id, queue, "ApproximateAgeOfOldestMessage", TOO_OLD_SECONDS)
                .alarmDescription("Messages wait in " + queue.name() + " for more than five minutes")
                .evaluationPeriods(3)
                .build();
    }

    private static void anyMessage(ContextStack stack, String id, Queue queue, String description) {
        alarm(stack, id, queue, "ApproximateNumberOfMessagesVisible", 0)
                .alarmDescription(description)
                .evaluationPeriods(1)
                .build();
    }

    private static CfnAlarm.Builder alarm(ContextStack stack, String id, Queue queue, String metric, int threshold) {
        return CfnAlarm.Builder.create(stack, id + "Alarm")
                .alarmName(queue.name())
                .namespace("AWS/SQS")
                .metricName(metric)
                .dimensions(List.of(
                        CfnAlarm.DimensionProperty.builder().name("QueueName").value(queue.name()).build()))
                .statistic("Maximum")
                .period(60)
                .threshold(threshold)
                .comparisonOperator("GreaterThanThreshold")
                .treatMissingData("notBreaching")
                .alarmActions(stack.parameters().alarmActions());
    }
}
