package dev.gatehouse.local.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatehouse.local.lambda.DeclaredFunction.Intake;
import dev.gatehouse.local.template.Arn;
import dev.gatehouse.local.template.Created;
import dev.gatehouse.local.template.Properties;
import dev.gatehouse.local.template.Resource;
import dev.gatehouse.local.template.ResourceHandler;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;

/** Notes which Lambda functions there are and which queue feeds each. */
public final class FunctionInventory implements ResourceHandler {
    private static final String FUNCTION = "AWS::Lambda::Function";
    private static final String VERSION = "AWS::Lambda::Version";
    private static final String ALIAS = "AWS::Lambda::Alias";
    private static final String INTAKE = "AWS::Lambda::EventSourceMapping";
    private static final String PERMISSION = "AWS::Lambda::Permission";

    private final Map<String, DeclaredFunction> functions = new ConcurrentSkipListMap<>();

    public List<DeclaredFunction> functions() {
        return List.copyOf(functions.values());
    }

    @Override
    public Set<String> types() {
        return Set.of(FUNCTION, VERSION, ALIAS, INTAKE, PERMISSION);
    }

    @Override
    public Created create(Resource resource) {
        var properties = Properties.of(resource);
        return switch (resource.type()) {
            case FUNCTION -> function(resource, properties);
            case VERSION -> version(properties.knows("FunctionName", "Description", "CodeSha256"));
            case ALIAS -> alias(properties.knows("FunctionName", "FunctionVersion", "Name", "Description"));
            case INTAKE -> intake(resource, properties);
            default -> new Created(resource.logicalId(), Map.of("Id", resource.logicalId()));
        };
    }

    private Created function(Resource resource, Properties properties) {
        properties.knows("Architectures", "Code", "Description", "Environment", "FunctionName", "Handler",
                "LoggingConfig", "MemorySize", "RecursiveLoop", "ReservedConcurrentExecutions", "Role", "Runtime",
                "SnapStart", "Tags", "Timeout", "TracingConfig");
        var name = properties.text("FunctionName", resource.stack() + "-" + resource.logicalId());
        functions.put(name, new DeclaredFunction(resource.stack(), name, properties.text("Handler"),
                properties.object("Environment").texts("Variables"), properties.number("MemorySize", 128),
                Duration.ofSeconds(properties.number("Timeout", 3)),
                properties.object("SnapStart").text("ApplyOn", "None").equals("PublishedVersions"), null));
        return new Created(name, Map.of("Arn", arn(name)));
    }

    private static Created version(Properties properties) {
        var arn = arn(functionName(properties)) + ":1";
        return new Created(arn, Map.of("Version", "1", "FunctionArn", arn));
    }

    private static Created alias(Properties properties) {
        var arn = arn(functionName(properties)) + ":" + properties.text("Name");
        return new Created(arn, Map.of("AliasArn", arn));
    }

    private Created intake(Resource resource, Properties properties) {
        properties.knows("BatchSize", "Enabled", "EventSourceArn", "FunctionName", "FunctionResponseTypes",
                "MaximumBatchingWindowInSeconds", "ScalingConfig", "Tags");
        var source = Arn.parse(properties.text("EventSourceArn"));
        if (!source.service().equals("sqs")) {
            throw properties.refuse("EventSourceArn", "is no queue; other sources are not supported");
        }
        var name = functionName(properties);
        var function = functions.get(name);
        if (function == null) {
            throw properties.refuse("FunctionName", "names no function of these templates: " + name);
        }
        var id = UUID.nameUUIDFromBytes((resource.stack() + "/" + resource.logicalId()).getBytes(UTF_8));
        functions.put(name, function.withIntake(new Intake(id, properties.text("FunctionName"), source.name(),
                properties.number("BatchSize", 10),
                Duration.ofSeconds(properties.number("MaximumBatchingWindowInSeconds", 0)),
                properties.object("ScalingConfig").number("MaximumConcurrency", 0),
                properties.list("FunctionResponseTypes").contains("ReportBatchItemFailures"),
                properties.text("Enabled", "true").equals("true"))));
        return new Created(id.toString(), Map.of("Id", id.toString()));
    }

    /** Given as a name, or as the ARN of the function, of a version, or of an alias. */
    private static String functionName(Properties properties) {
        var name = properties.text("FunctionName");
        return name.startsWith("arn:") ? Arn.parse(name).resource().split(":", -1)[1] : name;
    }

    private static String arn(String name) {
        return Arn.of("lambda", "function:" + name).toString();
    }
}
