package dev.gatehouse.local.lambda;

import dev.gatehouse.local.endpoint.AwsError;
import dev.gatehouse.local.endpoint.AwsRequest;
import dev.gatehouse.local.endpoint.AwsService;
import dev.gatehouse.local.endpoint.ExactJson;
import dev.gatehouse.local.endpoint.Input;
import dev.gatehouse.local.endpoint.WireReply;
import dev.gatehouse.local.endpoint.WireRequest;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Lambda as clients call it. */
public final class Lambda implements AwsService {
    private static final Pattern FUNCTION = Pattern.compile("/2015-03-31/functions/([^/]+)(/configuration)?");
    private static final Pattern INVOCATION = Pattern.compile("/2015-03-31/functions/([^/]+)/invocations");
    private static final Pattern MAPPING = Pattern.compile("/2015-03-31/event-source-mappings/([^/]+)");
    private static final String TYPE = "X-Amz-Invocation-Type";

    private final FunctionOperations functions;
    private final MappingOperations mappings;

    public Lambda(Functions functions) {
        this.functions = new FunctionOperations(functions);
        this.mappings = new MappingOperations(functions);
    }

    @Override
    public String name() {
        return "lambda";
    }

    @Override
    public @Nullable RestCall rest(WireRequest request) {
        var path = request.path();
        var invocation = INVOCATION.matcher(path);
        if (request.method().equals("POST") && invocation.matches()) {
            return new RestCall("Invoke", ExactJson.newObject().put("FunctionName", invocation.group(1)));
        }
        var function = FUNCTION.matcher(path);
        if (function.matches()) {
            var isConfiguration = function.group(2) != null;
            return named(request, "FunctionName", function.group(1), Map.of(
                    "GET", isConfiguration ? "GetFunctionConfiguration" : "GetFunction",
                    "PUT", isConfiguration ? "UpdateFunctionConfiguration" : ""));
        }
        var mapping = MAPPING.matcher(path);
        if (mapping.matches()) {
            return named(request, "UUID", mapping.group(1),
                    Map.of("GET", "GetEventSourceMapping", "PUT", "UpdateEventSourceMapping"));
        }
        return request.method().equals("GET") ? list(request) : null;
    }

    private static @Nullable RestCall list(WireRequest request) {
        return switch (request.path()) {
            case "/2015-03-31/functions", "/2015-03-31/functions/" ->
                new RestCall("ListFunctions", ExactJson.newObject());
            case "/2015-03-31/event-source-mappings", "/2015-03-31/event-source-mappings/" ->
                new RestCall("ListEventSourceMappings", request.queryParameters());
            default -> null;
        };
    }

    private static @Nullable RestCall named(
            WireRequest request, String parameter, String name, Map<String, String> operations) {
        var operation = operations.getOrDefault(request.method(), "");
        var input = ExactJson.object(request.body()).orElseGet(ExactJson::newObject);
        return operation.isEmpty() ? null : new RestCall(operation, input.put(parameter, name));
    }

    @Override
    public WireReply call(AwsRequest request) {
        var input = new Input(request.input());
        return switch (request.operation()) {
            case "Invoke" -> invoke(request, input);
            case "ListFunctions" -> request.answer(functions.list());
            case "GetFunction" -> request.answer(functions.get(input));
            case "GetFunctionConfiguration" -> request.answer(functions.configuration(input));
            case "UpdateFunctionConfiguration" -> request.answer(functions.update(input));
            case "ListEventSourceMappings" -> request.answer(mappings.list(input));
            case "GetEventSourceMapping" -> request.answer(mappings.get(input));
            default -> request.answer(mappings.update(input));
        };
    }

    private WireReply invoke(AwsRequest request, Input input) {
        var function = functions.function(input);
        var type = request.wire().header(TYPE);
        if (type.equals("DryRun")) {
            return new WireReply(204, Map.of(), "");
        }
        if (!List.of("", "RequestResponse").contains(type)) {
            throw new AwsError("InvalidParameterValueException",
                    "The local cloud invokes functions with " + TYPE + " RequestResponse or DryRun, not " + type + ".");
        }
        var body = request.wire().body();
        var trace = request.wire().header("X-Amzn-Trace-Id");
        return switch (function.invoke(body.isEmpty() ? "{}" : body, function.declared().arn(),
                trace.isEmpty() ? null : trace)) {
            case Outcome.Returned returned ->
                new WireReply(200, Map.of("X-Amz-Executed-Version", "$LATEST"), returned.body());
            case Outcome.Failed failed ->
                new WireReply(200, Map.of("X-Amz-Executed-Version", "$LATEST", "X-Amz-Function-Error", "Unhandled"),
                        failed.body());
        };
    }
}
