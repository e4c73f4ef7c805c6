package dev.gatehouse.stream.sqs;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/** Asks a queue for messages, and knows how that goes. For one thread; others may ask for the trouble. */
final class QueueReader {
    private static final int LONGEST_PAUSE_SECONDS = 30;
    private static final Logger LOG = LoggerFactory.getLogger(QueueReader.class);
    private final Reading reading;
    private final SqsClient longPolling;
    private int failures;
    private volatile @Nullable String trouble;

    QueueReader(Reading reading, SqsClient longPolling) {
        this.reading = reading;
        this.longPolling = longPolling;
    }

    /** @return none if the queue holds none for as long as the request may wait, or there is trouble */
    List<Message> receive(int most) {
        try {
            var messages = longPolling.receiveMessage(request -> request.queueUrl(reading.queue().url())
                    .maxNumberOfMessages(most)
                    .waitTimeSeconds(Math.toIntExact(reading.pollWait().toSeconds()))
                    .messageSystemAttributeNames(
                            MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT,
                            MessageSystemAttributeName.MESSAGE_GROUP_ID)
                    .messageAttributeNames("All"))
                    .messages();
            works();
            return messages;
        } catch (RuntimeException failed) {
            fails(failed);
            return List.of();
        }
    }

    /** Why the queue cannot be read at the moment. */
    Optional<String> trouble() {
        return Optional.ofNullable(trouble);
    }

    /** What to wait before the next request: 1, 2, 4 … 30 seconds while there is trouble. */
    Duration pause() {
        return failures == 0
                ? Duration.ZERO
                : Duration.ofSeconds(Math.min(LONGEST_PAUSE_SECONDS, 1L << Math.min(failures - 1, 5)));
    }

    private void works() {
        failures = 0;
        if (trouble != null) {
            trouble = null;
            LOG.info("{}: queue {} can be read again", reading.binding(), reading.queue().name());
        }
    }

    private void fails(RuntimeException failed) {
        failures++;
        if (trouble == null) {
            LOG.warn("{}: queue {} cannot be read: {}", reading.binding(), reading.queue().name(), failed.getMessage());
        }
        trouble = failed.getClass().getSimpleName();
    }
}
