package dev.gatehouse.local.sqs;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * How far the dead letters of one queue are on their way back.
 *
 * @param destinationArn absent if each message goes to where it came from
 * @param perSecond absent if as fast as can be
 * @param toMove how many there were when it began: it moves no more, even if they come back
 */
record MoveTask(String id, String sourceArn, @Nullable String destinationArn, @Nullable Integer perSecond,
        Instant started, long toMove, long moved, Status status, @Nullable String failure) {
    private static final JsonMapper JSON = JsonMapper.shared();

    enum Status {
        RUNNING, COMPLETED, CANCELLING, CANCELLED, FAILED
    }

    static MoveTask begun(String sourceArn, @Nullable String destinationArn, @Nullable Integer perSecond, long toMove) {
        return new MoveTask(UUID.randomUUID().toString(), sourceArn, destinationArn, perSecond, Instant.now(), toMove,
                0, Status.RUNNING, null);
    }

    MoveTask oneMore() {
        return new MoveTask(id, sourceArn, destinationArn, perSecond, started, toMove, moved + 1, status, failure);
    }

    MoveTask now(Status changed, @Nullable String why) {
        return new MoveTask(id, sourceArn, destinationArn, perSecond, started, toMove, moved, changed, why);
    }

    boolean isActive() {
        return status == Status.RUNNING || status == Status.CANCELLING;
    }

    /** What a caller names it by. */
    String handle() {
        var text = JSON.createObjectNode().put("taskId", id).put("sourceArn", sourceArn).toString();
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    ObjectNode described() {
        var output = JSON.createObjectNode();
        if (status == Status.RUNNING) {
            output.put("TaskHandle", handle());
        }
        output.put("Status", status.name())
                .put("SourceArn", sourceArn)
                .put("ApproximateNumberOfMessagesMoved", moved)
                .put("ApproximateNumberOfMessagesToMove", toMove)
                .put("StartedTimestamp", started.toEpochMilli());
        if (destinationArn != null) {
            output.put("DestinationArn", destinationArn);
        }
        if (perSecond != null) {
            output.put("MaxNumberOfMessagesPerSecond", perSecond);
        }
        return failure == null ? output : output.put("FailureReason", failure);
    }
}
