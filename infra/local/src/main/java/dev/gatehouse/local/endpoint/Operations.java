package dev.gatehouse.local.endpoint;

import java.util.Map;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/** A service as a table of its operations. */
public class Operations implements AwsService {
    private final String name;
    private final Map<String, Function<Input, ObjectNode>> operations;

    public Operations(String name, Map<String, Function<Input, ObjectNode>> operations) {
        this.name = name;
        this.operations = Map.copyOf(operations);
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final WireReply call(AwsRequest request) {
        var operation = operations.get(request.operation());
        if (operation == null) {
            throw AwsError.notImplemented(name, request.operation());
        }
        return request.answer(operation.apply(new Input(request.input())));
    }
}
