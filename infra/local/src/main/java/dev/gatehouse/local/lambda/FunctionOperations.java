package dev.gatehouse.local.lambda;

import dev.gatehouse.local.endpoint.AwsError;
import dev.gatehouse.local.endpoint.ExactJson;
import dev.gatehouse.local.endpoint.Input;
import dev.gatehouse.local.template.Arn;
import tools.jackson.databind.node.ObjectNode;

/** What clients may ask of functions. */
record FunctionOperations(Functions functions) {

    /** By name, or by the ARN of the function, of a version, or of an alias. */
    HostedFunction function(Input input) {
        var given = input.text("FunctionName");
        var name = given.startsWith("arn:") ? Arn.parse(given).resource().split(":", -1)[1] : given.split(":", -1)[0];
        return functions.function(name).orElseThrow(
                () -> new AwsError(404, "ResourceNotFoundException", "Function not found: " + given));
    }

    ObjectNode list() {
        var output = ExactJson.newObject();
        var list = output.putArray("Functions");
        functions.all().forEach(function -> list.add(configuration(function)));
        return output;
    }

    ObjectNode get(Input input) {
        var output = ExactJson.newObject();
        output.set("Configuration", configuration(input));
        return output;
    }

    ObjectNode configuration(Input input) {
        return configuration(function(input));
    }

    /** Variables only, as long as nobody needs more. */
    ObjectNode update(Input input) {
        var function = function(input);
        for (var name : input.node().propertyNames()) {
            if (!name.equals("FunctionName") && !name.equals("Environment")) {
                throw new AwsError("InvalidParameterValueException",
                        "The local cloud changes only the Environment of a function, not " + name + ".");
            }
        }
        function.update(function.declared().withEnvironment(input.object("Environment").textMap("Variables")));
        return configuration(function);
    }

    private static ObjectNode configuration(HostedFunction function) {
        var declared = function.declared();
        var configuration = ExactJson.newObject()
                .put("FunctionName", declared.name())
                .put("FunctionArn", declared.arn())
                .put("Handler", declared.handler())
                .put("MemorySize", declared.memory())
                .put("Timeout", declared.timeout().toSeconds())
                .put("State", "Active")
                .put("LastUpdateStatus", "Successful")
                .put("PackageType", "Zip")
                .put("Version", "$LATEST");
        var variables = configuration.putObject("Environment").putObject("Variables");
        declared.environment().forEach(variables::put);
        return configuration;
    }
}
