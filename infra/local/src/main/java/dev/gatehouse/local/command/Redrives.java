package dev.gatehouse.local.command;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** SQS's own tasks that bring dead letters back. */
final class Redrives {
    private static final int POLL_MILLIS = 200;

    private final AwsCaller aws;

    Redrives(AwsCaller aws) {
        this.aws = aws;
    }

    /** How far one is, or how it ended. */
    record Task(Instant started, String status, long moved, long toMove, String failure) {

        static Task of(JsonNode task) {
            return new Task(Instant.ofEpochMilli(task.path("StartedTimestamp").asLong(0)),
                    task.path("Status").asString(""), task.path("ApproximateNumberOfMessagesMoved").asLong(0),
                    task.path("ApproximateNumberOfMessagesToMove").asLong(0),
                    task.path("FailureReason").asString(""));
        }

        boolean isUnderWay() {
            return status.equals("RUNNING") || status.equals("CANCELLING");
        }

        boolean isCompleted() {
            return status.equals("COMPLETED");
        }

        @Override
        public String toString() {
            return "%s, %d of %s moved%s".formatted(status, moved, TemplateSummary.counted(toMove, "message"),
                    failure.isEmpty() ? "" : " (" + failure + ")");
        }
    }

    /** @param perSecond at most so many messages; absent if as fast as SQS can */
    void start(DeadLetterQueue queue, @Nullable Integer perSecond) throws InterruptedException {
        var input = aws.json().createObjectNode().put("SourceArn", queue.arn());
        if (perSecond != null) {
            input.put("MaxNumberOfMessagesPerSecond", perSecond);
        }
        aws.result("sqs", "AmazonSQS.StartMessageMoveTask", input);
    }

    /** Waits for the end of the newest. */
    Task end(DeadLetterQueue queue, Consumer<Task> progress) throws InterruptedException {
        while (true) {
            var newest = of(queue, 1).getFirst();
            progress.accept(newest);
            if (!newest.isUnderWay()) {
                return newest;
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
    }

    /** The newest first. */
    List<Task> of(DeadLetterQueue queue, int most) throws InterruptedException {
        return aws.result("sqs", "AmazonSQS.ListMessageMoveTasks", aws.json().createObjectNode()
                .put("SourceArn", queue.arn()).put("MaxResults", most)).path("Results").valueStream()
                .map(Task::of).toList();
    }
}
