package dev.gatehouse.local.states;

import dev.gatehouse.local.endpoint.AwsError;
import dev.gatehouse.local.endpoint.AwsRequest;
import dev.gatehouse.local.endpoint.AwsService;
import dev.gatehouse.local.endpoint.ExactJson;
import dev.gatehouse.local.endpoint.Protocol;
import dev.gatehouse.local.endpoint.WireReply;
import dev.gatehouse.local.endpoint.WireRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The services that tasks call, here in this process. */
public final class Integrations {
    private static final Map<String, String> TARGETS = Map.of("dynamodb", "DynamoDB_20120810.", "sqs", "AmazonSQS.");
    private static final List<String> ATTRIBUTES = List.of("Item", "Key", "Attributes", "ExpressionAttributeValues");

    private final Map<String, AwsService> services = new ConcurrentHashMap<>();

    public void add(AwsService service) {
        services.put(service.name(), service);
    }

    /** @throws ExecutionFailed with the error as Step Functions names it */
    JsonNode call(Integration integration, JsonNode arguments) {
        if (!(arguments instanceof ObjectNode given)) {
            throw new ExecutionFailed("States.Runtime", "The arguments must be an object.");
        }
        given.propertyNames()
                .stream()
                .filter(name -> !integration.parameters().contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new ExecutionFailed("States.Runtime",
                            "The field '%s' is not supported by %s.".formatted(name, integration.action()));
                });
        var api = integration.api();
        try {
            var reply = answer(api.endpoint(), integration.operation(), toWire(api, given));
            var output = ExactJson.parse(reply.body());
            if (!reply.isSuccess()) {
                var code = output.path("__type").asString("");
                throw new AwsError(reply.status(), code.substring(code.indexOf('#') + 1),
                        output.path("message").asString(output.path("Message").asString("")));
            }
            return fromWire(api, output);
        } catch (AwsError e) {
            throw new ExecutionFailed(api.error(e.code()), "%s (Service: %s, Status Code: %d)".formatted(e.reason(),
                    api.client(), e.status()));
        }
    }

    private WireReply answer(String endpoint, String operation, ObjectNode input) {
        var service = services.get(endpoint);
        if (service == null) {
            throw new IllegalStateException("There is no service " + endpoint);
        }
        var headers = Map.of("x-amz-target", TARGETS.getOrDefault(endpoint, "") + operation, "content-type",
                "application/x-amz-json-1.0");
        var wire = new WireRequest("POST", "/", "", headers, input.toString());
        return service.call(new AwsRequest(endpoint, operation, Protocol.JSON_1_0, input, wire));
    }

    /** What must be a text may be given as JSON. */
    private static ObjectNode toWire(TaskApi api, ObjectNode arguments) {
        var input = arguments.deepCopy();
        return switch (api) {
            case SNS -> asText(input, "Message");
            case SQS -> asText(input, "MessageBody");
            case STEP_FUNCTIONS -> camelCase(asText(input, "Output"));
            case SCHEDULER -> {
                if (input.get("Target") instanceof ObjectNode target) {
                    asText(target, "Input");
                }
                yield input;
            }
            case LAMBDA -> renamed(input, "Uuid", "UUID");
            case DYNAMODB -> {
                ATTRIBUTES.stream().filter(input::has)
                        .forEach(name -> input.set(name, AttributeValues.toWire(input.path(name))));
                yield input;
            }
        };
    }

    private static JsonNode fromWire(TaskApi api, JsonNode output) {
        if (api == TaskApi.DYNAMODB && output instanceof ObjectNode object) {
            ATTRIBUTES.stream().filter(object::has)
                    .forEach(name -> object.set(name, AttributeValues.fromWire(object.path(name))));
            if (object.get("Items") instanceof ArrayNode items) {
                var renamed = object.putArray("Items");
                items.forEach(item -> renamed.add(AttributeValues.fromWire(item)));
            }
        }
        return output;
    }

    private static ObjectNode renamed(ObjectNode object, String name, String wireName) {
        var value = object.remove(name);
        if (value != null) {
            object.set(wireName, value);
        }
        return object;
    }

    private static ObjectNode asText(ObjectNode object, String name) {
        var value = object.get(name);
        return value == null || value.isString() ? object : object.put(name, value.toString());
    }

    private static ObjectNode camelCase(ObjectNode pascalCase) {
        var camelCase = ExactJson.newObject();
        pascalCase.properties().forEach(parameter -> {
            var name = parameter.getKey();
            camelCase.set(name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1), parameter.getValue());
        });
        return camelCase;
    }
}
