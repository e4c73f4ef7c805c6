package dev.gatehouse.local.command;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** All queues of dead letters that a system has. */
final class DeadLetterQueues {
    private final AwsCaller aws;

    DeadLetterQueues(AwsCaller aws) {
        this.aws = aws;
    }

    /** Those that hold messages. */
    List<DeadLetterQueue> withMessages() throws InterruptedException {
        return all().stream().filter(queue -> queue.messages() > 0).toList();
    }

    /**
     * By its own name, its inbox's, or its function's.
     *
     * @throws CommandFailure if there is none
     */
    DeadLetterQueue called(String wanted) throws InterruptedException {
        var all = all();
        return all.stream().filter(queue -> queue.isCalled(wanted)).findFirst()
                .orElseThrow(() -> new CommandFailure(CommandFailure.USAGE, "There is no dead-letter queue %s. %s"
                        .formatted(wanted, advice(all))));
    }

    private static String advice(List<DeadLetterQueue> all) {
        var full = all.stream().filter(queue -> queue.messages() > 0).map(DeadLetterQueue::name).toList();
        if (all.isEmpty()) {
            return "There is none at all: is --endpoint right?";
        }
        return full.isEmpty()
                ? "None holds a message. There are " + names(all) + "."
                : "Those with dead letters are " + String.join(", ", full) + ".";
    }

    private static String names(List<DeadLetterQueue> queues) {
        return queues.stream().map(DeadLetterQueue::name).collect(Collectors.joining(", "));
    }

    private List<DeadLetterQueue> all() throws InterruptedException {
        var queues = new ArrayList<DeadLetterQueue>();
        PagedRead.LIST_QUEUES.each(aws, aws.json().createObjectNode().put("MaxResults", 1000), page -> {
            for (var url : page.path("QueueUrls")) {
                if (url.asString().endsWith(DeadLetterQueue.SUFFIX)) {
                    queues.add(queue(url.asString()));
                }
            }
        });
        return queues;
    }

    private DeadLetterQueue queue(String url) throws InterruptedException {
        var input = aws.json().createObjectNode().put("QueueUrl", url);
        input.putArray("AttributeNames").add("QueueArn").add("ApproximateNumberOfMessages")
                .add("ApproximateNumberOfMessagesNotVisible");
        var attributes = aws.result("sqs", "AmazonSQS.GetQueueAttributes", input).path("Attributes");
        return new DeadLetterQueue(url.substring(url.lastIndexOf('/') + 1), url,
                attributes.path("QueueArn").asString(""),
                attributes.path("ApproximateNumberOfMessages").asLong(0)
                        + attributes.path("ApproximateNumberOfMessagesNotVisible").asLong(0));
    }
}
