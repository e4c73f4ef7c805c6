package dev.gatehouse.local.dynamodb;

import dev.gatehouse.local.template.Arn;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The streams of DynamoDB Local. */
public final class DynamoDbStreams implements Streams {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final DynamoDb dynamoDb;

    public DynamoDbStreams(DynamoDb dynamoDb) {
        this.dynamoDb = dynamoDb;
    }

    @Override
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

    @Override
    public String iterator(String streamArn, Shard shard, String position) {
        return iterator(shardIterator(streamArn, shard, position));
    }

    @Override
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

    @Override
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
