package dev.gatehouse.local.command;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The inboxes of all functions. */
record Inboxes(AwsCaller aws) {
    private static final Duration LONGEST = Duration.ofMinutes(3);
    private static final Duration PAUSE = Duration.ofMillis(500);

    /**
     * Returns when nothing waits for a function, nor is being handled.
     *
     * @throws CommandFailure if that takes too long
     */
    void awaitEmpty() throws InterruptedException {
        var deadline = Instant.now().plus(LONGEST);
        for (var full = full(); !full.isEmpty(); full = full()) {
            if (Instant.now().isAfter(deadline)) {
                throw new CommandFailure(CommandFailure.UNEXPECTED,
                        "Messages wait for %d minutes in %s.".formatted(LONGEST.toMinutes(), full));
            }
            Thread.sleep(PAUSE);
        }
    }

    /** Sets how long a message stays hidden whose receiver says nothing. */
    void hideFor(int seconds) throws InterruptedException {
        for (var url : urls()) {
            var set = aws.json().createObjectNode().put("QueueUrl", url);
            set.putObject("Attributes").put("VisibilityTimeout", "" + seconds);
            aws.result("sqs", "AmazonSQS.SetQueueAttributes", set);
        }
    }

    private List<String> full() throws InterruptedException {
        var full = new ArrayList<String>();
        for (var url : urls()) {
            if (messages(url) > 0) {
                full.add(url.substring(url.lastIndexOf('/') + 1));
            }
        }
        return full;
    }

    private List<String> urls() throws InterruptedException {
        var queues = aws.result("sqs", "AmazonSQS.ListQueues", aws.json().createObjectNode().put("MaxResults", 1000));
        return queues.path("QueueUrls").valueStream().map(JsonNode::asString)
                .filter(url -> url.endsWith("-inbox")).toList();
    }

    private long messages(String url) throws InterruptedException {
        var input = aws.json().createObjectNode().put("QueueUrl", url);
        input.putArray("AttributeNames").add("ApproximateNumberOfMessages").add("ApproximateNumberOfMessagesNotVisible")
                .add("ApproximateNumberOfMessagesDelayed");
        return aws.result("sqs", "AmazonSQS.GetQueueAttributes", input).path("Attributes").valueStream()
                .mapToLong(count -> Long.parseLong(count.asString())).sum();
    }
}
