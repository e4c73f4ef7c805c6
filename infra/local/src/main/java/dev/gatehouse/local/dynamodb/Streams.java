package dev.gatehouse.local.dynamodb;

import dev.gatehouse.local.endpoint.AwsError;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The streams of tables. */
public interface Streams {

    record Shard(String id, @Nullable String parent) {}

    /** @param next where to go on; nothing at the end of a shard */
    record Page(List<ObjectNode> records, @Nullable String next) {}

    /** Oldest first. */
    List<Shard> shards(String streamArn);

    /** @param position {@code TRIM_HORIZON} or {@code LATEST} */
    String iterator(String streamArn, Shard shard, String position);

    /** @throws AwsError if what follows that record is no longer known */
    String iteratorAfter(String streamArn, Shard shard, String sequenceNumber);

    /**
     * Records as event sources hand them on.
     *
     * @throws AwsError if the iterator is no longer good
     */
    Page read(String streamArn, String iterator, int limit);
}
