package dev.gatehouse.local.dynamodb;

import dev.gatehouse.local.endpoint.AwsError;
import dev.gatehouse.local.template.Arn;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads the streams of tables. */
public final class Streams {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final DynamoDb dynamoDb;

    public Streams(DynamoDb dynamoDb) {
        this.dynamoDb = dynamoDb;
    }

    public record Shard(String id, @Nullable String parent) {}

    /** @param next where to go on; nothing at the end of a shard */
    public record Page(List<ObjectNode> records, @Nullable String next) {}

    /** Oldest first. */
    public List<Shard> shards(String streamArn) {
        var shards = new ArrayList<Shard>();
        var input = JSON.createObjectNode().put("StreamArn", streamArn);
        while (true) {
            var description = dynamoDb.call("DescribeStream", input).path("StreamDescription");
            description.path("Shards").forEach(shard -> shards.add(new Shard(shard.path("ShardId").asString(),
                    shard.hasNonNull("ParentShardId") ? shard.path("ParentShardId").asString() : null)));
            if (!description.hasNonNull("LastEvaluatedShardId")) {
                return shards;
            }
            input.put("ExclusiveStartShardId", description.path("LastEvaluatedShardId").asString());
        }
    }

    /** @param position {@code TRIM_HORIZON} or {@code LATEST} */
    public String iterator(String streamArn, Shard shard, String position) {
        return iterator(shardIterator(streamArn, shard, position));
    }

    /** @throws AwsError if what follows that record is no longer known */
    public String iteratorAfter(String streamArn, Shard shard, String sequenceNumber) {
        return iterator(shardIterator(streamArn, shard, "AFTER_SEQUENCE_NUMBER").put("SequenceNumber", sequenceNumber));
    }

    private static ObjectNode shardIterator(String streamArn, Shard shard, String type) {
        return JSON.createObjectNode()
                .put("StreamArn", streamArn)
                .put("ShardId", shard.id())
                .put("ShardIteratorType", type);
    }

    private String iterator(ObjectNode input) {
        return dynamoDb.call("GetShardIterator", input).path("ShardIterator").asString();
    }

    /**
     * Records as event sources hand them on.
     *
     * @throws AwsError if the iterator is no longer good
     */
    public Page read(String streamArn, String iterator, int limit) {
        var output = dynamoDb.call("GetRecords",
                JSON.createObjectNode().put("ShardIterator", iterator).put("Limit", limit));
        var records = new ArrayList<ObjectNode>();
        output.path("Records").forEach(entry -> {
            if (entry instanceof ObjectNode found) {
                records.add(found.put("awsRegion", Arn.REGION).put("eventSourceARN", streamArn));
            }
        });
        return new Page(records,
                output.hasNonNull("NextShardIterator") ? output.path("NextShardIterator").asString() : null);
    }
}
