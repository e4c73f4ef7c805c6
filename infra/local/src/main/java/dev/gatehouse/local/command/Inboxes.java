package dev.gatehouse.local.command;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;

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

    private ArrayList<String> full() throws InterruptedException {
        var full = new ArrayList<String>();
        var queues = aws.result("sqs", "AmazonSQS.ListQueues", aws.json().createObjectNode().put("MaxResults", 1000));
        for (var url : queues.path("QueueUrls")) {
            if (url.asString().endsWith("-inbox") && messages(url.asString()) > 0) {
                full.add(url.asString().substring(url.asString().lastIndexOf('/') + 1));
            }
        }
        return full;
    }

    private long messages(String url) throws InterruptedException {
        var input = aws.json().createObjectNode().put("QueueUrl", url);
        input.putArray("AttributeNames").add("ApproximateNumberOfMessages").add("ApproximateNumberOfMessagesNotVisible")
                .add("ApproximateNumberOfMessagesDelayed");
        return aws.result("sqs", "AmazonSQS.GetQueueAttributes", input).path("Attributes").valueStream()
                .mapToLong(count -> Long.parseLong(count.asString())).sum();
    }
}
