package dev.gatehouse.local.lambda;

import dev.gatehouse.local.endpoint.AwsError;
import dev.gatehouse.local.endpoint.ExactJson;
import dev.gatehouse.local.endpoint.Input;
import dev.gatehouse.local.template.Arn;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/** What clients may ask of event source mappings. */
record MappingOperations(Functions functions) {

    ObjectNode list(Input input) {
        var function = input.text("FunctionName", "");
        var source = input.text("EventSourceArn", "");
        var output = ExactJson.newObject();
        var list = output.putArray("EventSourceMappings");
        functions.mappings().stream()
                .filter(mapping -> function.isEmpty() || names(mapping, function))
                .filter(mapping -> source.isEmpty() || source(mapping).equals(source))
                .forEach(mapping -> list.add(description(mapping)));
        return output;
    }

    ObjectNode get(Input input) {
        return description(mapping(input));
    }

    /** Whether it is enabled, as long as nobody needs more. */
    ObjectNode update(Input input) {
        var mapping = mapping(input);
        for (var name : input.node().propertyNames()) {
            if (!name.equals("UUID") && !name.equals("Enabled") && !name.equals("FunctionName")) {
                throw new AwsError("InvalidParameterValueException",
                        "The local cloud changes only whether a mapping is Enabled, not its " + name + ".");
            }
        }
        if (input.has("Enabled")) {
            functions.enable(mapping, input.flag("Enabled"));
        }
        return description(mapping);
    }

    private EventSourceMapping mapping(Input input) {
        try {
            return functions.mapping(UUID.fromString(input.text("UUID"))).orElseThrow(MappingOperations::unknown);
        } catch (IllegalArgumentException _) {
            throw unknown();
        }
    }

    private static AwsError unknown() {
        return new AwsError(404, "ResourceNotFoundException", "The resource you requested does not exist.");
    }

    private static boolean names(EventSourceMapping mapping, String function) {
        var declared = mapping.function().declared();
        return function.equals(declared.name()) || function.equals(declared.arn())
                || function.equals(mapping.intake().functionArn());
    }

    private static String source(EventSourceMapping mapping) {
        return Arn.of("sqs", mapping.intake().queueName()).toString();
    }

    private static ObjectNode description(EventSourceMapping mapping) {
        var intake = mapping.intake();
        var description = ExactJson.newObject()
                .put("UUID", intake.id().toString())
                .put("EventSourceArn", source(mapping))
                .put("FunctionArn", intake.functionArn())
                .put("BatchSize", intake.batchSize())
                .put("MaximumBatchingWindowInSeconds", intake.window().toSeconds())
                .put("State", mapping.state());
        if (intake.maximumConcurrency() > 0) {
            description.putObject("ScalingConfig").put("MaximumConcurrency", intake.maximumConcurrency());
        }
        if (intake.reportsItemFailures()) {
            description.putArray("FunctionResponseTypes").add("ReportBatchItemFailures");
        }
        return description;
    }
}
