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
        var kept = describe(name);
        var table = kept == null ? createTable(name, properties) : adopted(kept, properties);
        expire(name, properties.object("TimeToLiveSpecification"));
        var attributes = new LinkedHashMap<String, String>();
        attributes.put("Arn", table.path("TableArn").asString());
        if (table.has("LatestStreamArn")) {
            attributes.put("StreamArn", table.path("LatestStreamArn").asString());
        }
        return new Created(name, attributes);
    }

    private @Nullable JsonNode describe(String name) {
        try {
            return dynamoDb.call("DescribeTable", table(name)).path("Table");
        } catch (AwsError e) {
            if (e.code().equals("ResourceNotFoundException")) {
                return null;
            }
            throw e;
        }
    }

    private JsonNode createTable(String name, Properties properties) {
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
            throw properties.refuse("TableName", name + " cannot be created: " + e.getMessage());
        }
    }

    private static JsonNode adopted(JsonNode kept, Properties properties) {
        var isSame = kept.path("KeySchema").equals(properties.node().path("KeySchema"))
                && kept.path("StreamSpecification").path("StreamViewType").asString("")
                        .equals(properties.object("StreamSpecification").text("StreamViewType", ""))
                && indexes(kept).equals(indexes(properties.node()));
        if (!isSame) {
            throw properties.refuse("TableName", kept.path("TableName").asString()
                    + " has other keys, indexes or stream in the kept data: delete the data directory");
        }
        return kept;
    }

    private static Set<String> indexes(JsonNode table) {
        return new java.util.TreeSet<>(table.path("GlobalSecondaryIndexes").findValuesAsString("IndexName"));
    }

    private void expire(String name, Properties timeToLive) {
        var isOn = dynamoDb.call("DescribeTimeToLive", table(name))
                .path("TimeToLiveDescription")
                .path("TimeToLiveStatus")
                .asString("")
                .equals("ENABLED");
        if (timeToLive.flag("Enabled") && !isOn) {
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
