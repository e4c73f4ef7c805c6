package dev.gatehouse.local.pipes;

import dev.gatehouse.local.dynamodb.Streams;
import dev.gatehouse.local.dynamodb.Streams.Shard;
import dev.gatehouse.local.endpoint.AwsError;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads one shard of a stream, record after record. */
final class ShardCursor {
    private static final Logger LOG = LoggerFactory.getLogger(ShardCursor.class);
    private static final String HORIZON = "TRIM_HORIZON";

    private final Streams streams;
    private final String stream;
    private final Shard shard;
    private final Checkpoints checkpoints;
    private @Nullable String iterator;
    private @Nullable String following;
    private boolean isAtEnd;

    /** @param start where to begin without a checkpoint */
    ShardCursor(Streams streams, String stream, Shard shard, Checkpoints checkpoints, String start) {
        this.streams = streams;
        this.stream = stream;
        this.shard = shard;
        this.checkpoints = checkpoints;
        this.iterator = checkpoints.of(shard.id()) == null ? streams.iterator(stream, shard, start) : null;
    }

    Shard shard() {
        return shard;
    }

    /** Whether the shard is closed and everything in it has been read. */
    boolean isAtEnd() {
        return isAtEnd;
    }

    /** Hands out the same records again until {@link #processed}. */
    List<ObjectNode> next(int limit) {
        var from = iterator == null ? resume() : iterator;
        try {
            var page = streams.read(stream, from, limit);
            iterator = from;
            following = page.next();
            if (page.records().isEmpty()) {
                follow();
            }
            return page.records();
        } catch (AwsError e) {
            // DynamoDB trims iterators that rest for long.
            LOG.debug("The iterator of {} in {} is lost: {}", shard.id(), stream, e.getMessage());
            iterator = null;
            return List.of();
        }
    }

    private String resume() {
        var reached = checkpoints.of(shard.id());
        try {
            if (reached != null) {
                return streams.iteratorAfter(stream, shard, reached);
            }
        } catch (AwsError e) {
            LOG.info("{} starts again from the oldest record: {}", shard.id(), e.getMessage());
        }
        return streams.iterator(stream, shard, HORIZON);
    }

    void processed(ObjectNode last) {
        checkpoints.reached(shard.id(), last.path("dynamodb").path("SequenceNumber").asString());
        follow();
    }

    private void follow() {
        iterator = following;
        isAtEnd = following == null;
    }
}
