package dev.gatehouse.local.endpoint;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Which service and operation a request is for.
 *
 * @param operation empty where method and path name it
 */
record Addressee(String service, String operation, Protocol protocol) {
    private static final Pattern SCOPE = Pattern.compile("Credential=[^/]+/\\d+/[^/]*/([^/]+)/aws4_request");
    private static final Pattern PRESIGNED_SCOPE = Pattern
            .compile("X-Amz-Credential=[^&]+%2F\\d+%2F[^&]*?%2F(\\w+)%2Faws4_request");
    private static final Pattern RPC_PATH = Pattern.compile("/service/(\\w+)/operation/(\\w+)");
    private static final Pattern QUEUE_PATH = Pattern.compile("/\\d{12}/[^/]+/?");
    private static final Map<String, String> TARGETS = Map.of("DynamoDB_20120810", "dynamodb",
            "DynamoDBStreams_20120810", "dynamodb", "AmazonSQS", "sqs", "AWSEvents", "events", "AmazonSSM", "ssm",
            "AWSStepFunctions", "states");
    private static final Set<String> QUERY_SERVICES = Set.of("sqs", "sns", "sts", "iam", "cloudformation",
            "monitoring", "ec2", "elasticache", "rds");

    static Addressee of(WireRequest request) {
        var target = request.header("x-amz-target");
        if (!target.isEmpty()) {
            return byTarget(target, request.header("content-type"));
        }
        var rpc = RPC_PATH.matcher(request.path());
        if (rpc.matches() && !request.header("smithy-protocol").isEmpty()) {
            return new Addressee(rpc.group(1), rpc.group(2), Protocol.CBOR);
        }
        var service = scope(request);
        var form = form(request);
        if (form.contains("Action=") && (service.isEmpty() || QUERY_SERVICES.contains(service))) {
            var action = QueryParameters.parse(form).path("Action").asString("");
            return new Addressee(service.isEmpty() ? queryService(action, request.path()) : service, action,
                    Protocol.QUERY);
        }
        return new Addressee(service.isEmpty() ? request.path().startsWith("/v1/pipes") ? "pipes" : "" : service, "",
                service.equals("s3") ? Protocol.REST_XML : Protocol.REST_JSON);
    }

    private static Addressee byTarget(String target, String contentType) {
        var dot = target.lastIndexOf('.');
        var prefix = target.substring(0, Math.max(dot, 0));
        return new Addressee(TARGETS.getOrDefault(prefix, prefix), target.substring(dot + 1),
                contentType.contains("json-1.1") ? Protocol.JSON_1_1 : Protocol.JSON_1_0);
    }

    private static String scope(WireRequest request) {
        var scope = SCOPE.matcher(request.header("authorization"));
        var presigned = PRESIGNED_SCOPE.matcher(request.query());
        return scope.find() ? scope.group(1) : presigned.find() ? presigned.group(1) : "";
    }

    /** Of an unsigned request. */
    private static String queryService(String action, String path) {
        if (action.equals("GetCallerIdentity")) {
            return "sts";
        }
        var isTopic = action.contains("Topic") || action.contains("ubscri") || action.startsWith("Publish");
        return isTopic && !QUEUE_PATH.matcher(path).matches() ? "sns" : "sqs";
    }

    ObjectNode input(WireRequest request) {
        return switch (protocol) {
            case JSON_1_0, JSON_1_1, REST_JSON -> json(request);
            case QUERY -> QueryParameters.parse(form(request));
            case REST_XML, CBOR -> JsonMapper.shared().createObjectNode();
        };
    }

    private static String form(WireRequest request) {
        var isForm = request.header("content-type").startsWith("application/x-www-form-urlencoded");
        return isForm && request.method().equals("POST") ? request.body() : request.query();
    }

    private static ObjectNode json(WireRequest request) {
        if (request.body().isEmpty()) {
            return JsonMapper.shared().createObjectNode();
        }
        try {
            if (JsonMapper.shared().readTree(request.body()) instanceof ObjectNode object) {
                return object;
            }
        } catch (JacksonException _) {
            // told below
        }
        throw new AwsError("SerializationException", "The request is no JSON object.");
    }
}
