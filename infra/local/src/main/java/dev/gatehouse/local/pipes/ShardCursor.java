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
    private Recovery recovery = Recovery.FROM_CHECKPOINT;
    private boolean isAtEnd;

    /** What to do without an iterator: each step is for when the one before it fails. */
    private enum Recovery {
        FROM_CHECKPOINT, FROM_HORIZON, GIVE_UP
    }

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

    /**
     * Hands out the same records again until {@link #processed}.
     *
     * @throws AwsError if the stream cannot be read now
     */
    List<ObjectNode> next(int limit) {
        for (int attempt = 0; attempt < Recovery.values().length && !isAtEnd; attempt++) {
            try {
                return read(iterator == null ? resume() : iterator, limit);
            } catch (AwsError e) {
                recover(e);
            }
        }
        return List.of();
    }

    private List<ObjectNode> read(String from, int limit) {
        var page = streams.read(stream, from, limit);
        iterator = from;
        following = page.next();
        recovery = Recovery.FROM_CHECKPOINT;
        if (page.records().isEmpty()) {
            follow();
        }
        return page.records();
    }

    private String resume() {
        var reached = checkpoints.of(shard.id());
        return reached == null || recovery != Recovery.FROM_CHECKPOINT
                ? streams.iterator(stream, shard, HORIZON)
                : streams.iteratorAfter(stream, shard, reached);
    }

    /** An iterator lives for minutes and a record for a day; a shard of which nothing is left has come to its end. */
    private void recover(AwsError error) {
        iterator = null;
        switch (error.code()) {
            case "ExpiredIteratorException" -> recovery = Recovery.FROM_CHECKPOINT;
            case "TrimmedDataAccessException" -> {
                LOG.debug("Records in {} have expired: {}", shard.id(), recovery);
                isAtEnd = recovery == Recovery.GIVE_UP;
                recovery = recovery == Recovery.FROM_CHECKPOINT ? Recovery.FROM_HORIZON : Recovery.GIVE_UP;
            }
            default -> throw error;
        }
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
