package dev.gatehouse.local.ssm;

import dev.gatehouse.local.endpoint.AwsError;
import dev.gatehouse.local.endpoint.ExactJson;
import dev.gatehouse.local.endpoint.Input;
import dev.gatehouse.local.endpoint.Operations;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** Parameter Store as clients call it. Lists come whole, without pages or filters. */
public final class Ssm extends Operations {
    private static final Set<String> TYPES = Set.of("String", "StringList", "SecureString");

    public Ssm(Parameters parameters) {
        super("ssm", Map.of(
                "GetParameter", input -> get(parameters, input),
                "GetParameters", input -> getAll(parameters, input),
                "PutParameter", input -> put(parameters, input),
                "DescribeParameters", _ -> describe(parameters)));
    }

    private static ObjectNode get(Parameters parameters, Input input) {
        var name = input.text("Name");
        var parameter = parameters.find(name)
                .orElseThrow(() -> new AwsError("ParameterNotFound", "Parameter " + name + " not found."));
        var output = ExactJson.newObject();
        output.set("Parameter", parameter.withValue(input.flag("WithDecryption")));
        return output;
    }

    private static ObjectNode getAll(Parameters parameters, Input input) {
        var output = ExactJson.newObject();
        var found = output.putArray("Parameters");
        var missing = output.putArray("InvalidParameters");
        for (var name : input.texts("Names")) {
            parameters.find(name)
                    .ifPresentOrElse(parameter -> found.add(parameter.withValue(input.flag("WithDecryption"))),
                            () -> missing.add(name));
        }
        return output;
    }

    private static ObjectNode put(Parameters parameters, Input input) {
        var type = input.text("Type", "String");
        if (!TYPES.contains(type)) {
            throw new AwsError("UnsupportedParameterType", "The parameter type is not supported.");
        }
        var parameter = parameters.put(input.text("Name"), type, input.text("Value"), input.text("Description", ""),
                input.flag("Overwrite"));
        return ExactJson.newObject().put("Version", parameter.version()).put("Tier", "Standard");
    }

    private static ObjectNode describe(Parameters parameters) {
        var output = ExactJson.newObject();
        var list = output.putArray("Parameters");
        parameters.all().forEach(parameter -> list.add(parameter.metadata()));
        return output;
    }
}
