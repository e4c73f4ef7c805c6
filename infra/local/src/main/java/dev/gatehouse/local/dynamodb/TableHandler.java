package dev.gatehouse.local.dynamodb;

import dev.gatehouse.local.endpoint.AwsError;
import dev.gatehouse.local.template.Created;
import dev.gatehouse.local.template.Properties;
import dev.gatehouse.local.template.Resource;
import dev.gatehouse.local.template.ResourceHandler;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Creates tables, or adopts those of the same shape in kept data. */
public final class TableHandler implements ResourceHandler {
    private static final JsonMapper JSON = JsonMapper.shared();
    /** What CloudFormation and the API call the same. */
    private static final List<String> SHAPE = List.of("AttributeDefinitions", "BillingMode", "GlobalSecondaryIndexes",
            "KeySchema", "LocalSecondaryIndexes", "ProvisionedThroughput");

    private final DynamoDb dynamoDb;

    public TableHandler(DynamoDb dynamoDb) {
        this.dynamoDb = dynamoDb;
    }

    @Override
    public Set<String> types() {
        return Set.of("AWS::DynamoDB::Table");
    }

    @Override
    public Created create(Resource resource) {
        var properties = Properties.of(resource).knows("AttributeDefinitions", "BillingMode",
                "DeletionProtectionEnabled", "GlobalSecondaryIndexes", "KeySchema", "LocalSecondaryIndexes",
                "PointInTimeRecoverySpecification", "ProvisionedThroughput", "SSESpecification", "StreamSpecification",
                "TableClass", "TableName", "Tags", "TimeToLiveSpecification");
        var name = properties.text("TableName", resource.stack() + "-" + resource.logicalId());
        var fresh = createTable(name, properties);
        var table = fresh == null ? adopted(name, properties) : fresh;
        if (fresh != null || !expires(name)) {
            expire(name, properties.object("TimeToLiveSpecification"));
        }
        var attributes = new LinkedHashMap<String, String>();
        attributes.put("Arn", table.path("TableArn").asString());
        if (table.has("LatestStreamArn")) {
            attributes.put("StreamArn", table.path("LatestStreamArn").asString());
        }
        return new Created(name, attributes);
    }

    /** Nothing if there is one already. */
    private @Nullable JsonNode createTable(String name, Properties properties) {
        var input = table(name).put("DeletionProtectionEnabled", properties.flag("DeletionProtectionEnabled"));
        for (var part : SHAPE) {
            if (properties.has(part)) {
                input.set(part, properties.node().path(part));
            }
        }
        if (properties.has("StreamSpecification")) {
            input.putObject("StreamSpecification")
                    .put("StreamEnabled", true)
                    .put("StreamViewType", properties.object("StreamSpecification").text("StreamViewType"));
        }
        try {
            return dynamoDb.call("CreateTable", input).path("TableDescription");
        } catch (AwsError e) {
            if (e.code().equals("ResourceInUseException")) {
                return null;
            }
            throw properties.refuse("TableName", name + " cannot be created: " + e.getMessage());
        }
    }

    private JsonNode adopted(String name, Properties properties) {
        var kept = dynamoDb.call("DescribeTable", table(name)).path("Table");
        var isSame = kept.path("KeySchema").equals(properties.node().path("KeySchema"))
                && kept.path("StreamSpecification").path("StreamViewType").asString("")
                        .equals(properties.object("StreamSpecification").text("StreamViewType", ""))
                && indexes(kept).equals(indexes(properties.node()));
        if (!isSame) {
            throw properties.refuse("TableName", name
                    + " has other keys, indexes or stream in the kept data: delete the data directory");
        }
        return kept;
    }

    private static Set<String> indexes(JsonNode table) {
        return new java.util.TreeSet<>(table.path("GlobalSecondaryIndexes").findValuesAsString("IndexName"));
    }

    private boolean expires(String name) {
        return dynamoDb.call("DescribeTimeToLive", table(name))
                .path("TimeToLiveDescription")
                .path("TimeToLiveStatus")
                .asString("")
                .equals("ENABLED");
    }

    private void expire(String name, Properties timeToLive) {
        if (timeToLive.flag("Enabled")) {
            var input = table(name);
            input.putObject("TimeToLiveSpecification")
                    .put("Enabled", true)
                    .put("AttributeName", timeToLive.text("AttributeName"));
            dynamoDb.call("UpdateTimeToLive", input);
        }
    }

    private static ObjectNode table(String name) {
        return JSON.createObjectNode().put("TableName", name);
    }
}
