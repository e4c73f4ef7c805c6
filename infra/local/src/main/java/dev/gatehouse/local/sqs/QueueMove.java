package dev.gatehouse.local.sqs;

import dev.gatehouse.local.template.Arn;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Brings dead letters back, one after the other. A message is there twice for a moment, but never nowhere. */
final class QueueMove {
    private static final Duration HIDDEN = Duration.ofSeconds(30);

    private final Queues queues;
    private final List<String> sources;
    private final @Nullable String destinationArn;
    private final @Nullable Integer perSecond;

    /** @param sources the ARNs of the queues whose dead letters they are */
    QueueMove(Queues queues, List<String> sources, @Nullable String destinationArn, @Nullable Integer perSecond) {
        this.queues = queues;
        this.sources = sources;
        this.destinationArn = destinationArn;
        this.perSecond = perSecond;
    }

    /**
     * Moves the next message that nobody is looking at; to SQS it is a new one from then on.
     *
     * @return whether there was one
     * @throws QueueRefused if it cannot go where it has to; it stays where it is
     */
    boolean next(String from) throws InterruptedException {
        var messages = queues.receive(from, 1, Duration.ZERO, HIDDEN);
        for (var message : messages) {
            queues.sendOn(destination(message), message);
            queues.delete(from, List.of(message.path("ReceiptHandle").asString()));
            if (perSecond != null) {
                TimeUnit.NANOSECONDS.sleep(Duration.ofSeconds(1).toNanos() / perSecond);
            }
        }
        return !messages.isEmpty();
    }

    private String destination(JsonNode message) {
        if (destinationArn != null) {
            return Arn.parse(destinationArn).name();
        }
        var source = message.path("Attributes").path("DeadLetterQueueSourceArn").asString("");
        if (source.isEmpty() && sources.size() > 1) {
            throw new QueueRefused("CouldNotDetermineMessageSource",
                    "Several queues have this one for their dead letters: say which is to get them.", true);
        }
        return Arn.parse(source.isEmpty() ? sources.getFirst() : source).name();
    }
}
