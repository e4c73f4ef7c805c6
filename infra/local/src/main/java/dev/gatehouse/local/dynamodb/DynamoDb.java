package dev.gatehouse.local.dynamodb;

import dev.gatehouse.local.endpoint.AwsError;
import dev.gatehouse.local.endpoint.AwsRequest;
import dev.gatehouse.local.endpoint.AwsService;
import dev.gatehouse.local.endpoint.WireReply;
import dev.gatehouse.local.endpoint.WireRequest;
import dev.gatehouse.local.template.Arn;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** DynamoDB as clients call it, and for the other services here. */
public final class DynamoDb implements AwsService, AutoCloseable {
    private static final Set<String> WRITES = Set.of("PutItem", "UpdateItem", "DeleteItem", "BatchWriteItem",
            "TransactWriteItems", "ExecuteStatement", "ExecuteTransaction", "BatchExecuteStatement");
    private static final Set<String> STREAM_READS = Set.of("ListStreams", "DescribeStream", "GetShardIterator",
            "GetRecords");
    /** DynamoDB Local refuses unsigned requests and access keys that it finds odd, but checks no signature. */
    private static final String SIGNED = "AWS4-HMAC-SHA256 Credential=local/20260101/" + Arn.REGION
            + "/dynamodb/aws4_request, SignedHeaders=host, Signature=local";

    private final DynamoDbLocal local;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    private DynamoDb(DynamoDbLocal local) {
        this.local = local;
    }

    /** @param directory where tables are kept; none keeps them in memory */
    public static DynamoDb start(@Nullable Path directory) {
        return new DynamoDb(DynamoDbLocal.start(directory));
    }

    @Override
    public String name() {
        return "dynamodb";
    }

    @Override
    public WireReply call(AwsRequest request) {
        var reply = forward(request.wire());
        if (reply.isSuccess() && WRITES.contains(request.operation())) {
            listeners.forEach(Runnable::run);
        }
        return reply;
    }

    /** Calls back after every write, so that streams need not be polled all the time. */
    public void onWrite(Runnable listener) {
        listeners.add(listener);
    }

    /** @throws AwsError if there is no result */
    public JsonNode call(String operation, ObjectNode input) {
        var prefix = STREAM_READS.contains(operation) ? "DynamoDBStreams_20120810." : "DynamoDB_20120810.";
        var headers = Map.of("x-amz-target", prefix + operation, "content-type", "application/x-amz-json-1.0");
        var reply = forward(new WireRequest("POST", "/", "", headers, input.toString()));
        var output = JsonMapper.shared().readTree(reply.body());
        if (!reply.isSuccess()) {
            var code = output.path("__type").asString();
            throw new AwsError(reply.status(), code.substring(code.indexOf('#') + 1),
                    output.path("message").asString(output.path("Message").asString()));
        }
        return output;
    }

    private WireReply forward(WireRequest request) {
        var headers = new TreeMap<>(request.headers());
        headers.put("authorization", SIGNED);
        return local.engine().forward(new WireRequest(request.method(), "/", "", headers, request.body()));
    }

    @Override
    public void close() {
        local.close();
    }
}
