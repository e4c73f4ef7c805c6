package dev.gatehouse.lambda;

import dev.gatehouse.runtime.AwsCalls;
import dev.gatehouse.runtime.dispatch.Backoff;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings failed messages back as soon as in Stream mode. Lambda itself leaves them hidden for the queue's visibility timeout,
 * which must be six times the function's own: minutes, although most causes are gone within a second.
 */
record Redelivery(AwsCalls aws, Backoff backoff) {
    private static final Logger LOG = LoggerFactory.getLogger(Redelivery.class);
    private static final AwsCalls.Operation CHANGE = new AwsCalls.Operation(
            "sqs", "AmazonSQS.ChangeMessageVisibilityBatch", "1.0");
    private static final Pattern QUEUE = Pattern.compile("arn:[^:]+:sqs:[^:]+:(\\d{12}):([\\w.-]+)");
    private static final int MOST_AT_ONCE = 10;

    /** Does not fail: then the messages come back, only later. */
    void schedule(List<FailedMessage> messages) {
        var failed = List.copyOf(messages.stream()
                .collect(Collectors.toMap(failure -> failure.message().messageId(), failure -> failure,
                        (one, _) -> one, TreeMap::new))
                .values());
        for (var first = 0; first < failed.size(); first += MOST_AT_ONCE) {
            var some = failed.subList(first, Math.min(failed.size(), first + MOST_AT_ONCE));
            try {
                aws.call(CHANGE, Map.of("QueueUrl", url(some.getFirst().message().queue()), "Entries",
                        some.stream().map(this::entry).toList()));
            } catch (AwsCalls.Failed late) {
                LOG.warn("{} messages come back when their visibility timeout is over: {}", some.size(),
                        late.getMessage());
            }
        }
    }

    private Map<String, ?> entry(FailedMessage failure) {
        var message = failure.message();
        var delay = failure.delay() == null ? backoff.after(message.receiveCount()) : failure.delay();
        return Map.of("Id", message.messageId(), "ReceiptHandle", message.receiptHandle(), "VisibilityTimeout",
                delay.toSeconds());
    }

    private String url(String arn) {
        var queue = QUEUE.matcher(arn);
        return queue.matches() ? aws.endpoint(CHANGE) + "/" + queue.group(1) + "/" + queue.group(2) : arn;
    }
}
