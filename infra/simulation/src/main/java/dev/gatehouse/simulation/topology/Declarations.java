package dev.gatehouse.simulation.topology;

import dev.gatehouse.local.endpoint.ExactJson;
import dev.gatehouse.local.events.TargetInput;
import dev.gatehouse.local.template.Arn;
import dev.gatehouse.local.template.Created;
import dev.gatehouse.local.template.Properties;
import dev.gatehouse.local.template.Resource;
import dev.gatehouse.local.template.ResourceHandler;
import dev.gatehouse.local.template.Template;
import dev.gatehouse.local.template.TemplateException;
import dev.gatehouse.simulation.topology.Topology.Bus;
import dev.gatehouse.simulation.topology.Topology.Function;
import dev.gatehouse.simulation.topology.Topology.Pipe;
import dev.gatehouse.simulation.topology.Topology.Subscription;
import dev.gatehouse.simulation.topology.Topology.Target;
import dev.gatehouse.testkit.simulation.SimulatedQueue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Takes over what templates declare. Resources that no message passes through have names, and nothing else. */
final class Declarations implements ResourceHandler {
    private static final String QUEUE_URL = "https://sqs.invalid/";

    private final Set<String> types;
    private final Topology topology;
    private final Map<String, Integer> receives = new TreeMap<>();
    private final Map<String, String> functionsByAlias = new TreeMap<>();

    Declarations(List<Template> templates, Topology topology) {
        this.types = templates.stream()
                .flatMap(template -> template.document().path("Resources").valueStream())
                .map(resource -> resource.path("Type").asString())
                .collect(Collectors.toUnmodifiableSet());
        this.topology = topology;
    }

    @Override
    public Set<String> types() {
        return types;
    }

    @Override
    public Created create(Resource resource) {
        var properties = Properties.of(resource);
        return switch (resource.type()) {
            case "AWS::SQS::Queue" -> queue(properties);
            case "AWS::Lambda::Function" -> function(resource.stack(), properties);
            case "AWS::Lambda::Alias" -> alias(properties);
            case "AWS::Lambda::EventSourceMapping" -> mapping(resource, properties);
            case "AWS::Events::EventBus" -> bus(properties);
            case "AWS::Events::Rule" -> rule(resource, properties);
            case "AWS::SNS::Topic" -> topic(properties);
            case "AWS::SNS::Subscription" -> subscription(resource, properties);
            case "AWS::Pipes::Pipe" -> pipe(resource, properties);
            case "AWS::StepFunctions::StateMachine" -> machine(properties);
            case "AWS::S3::Bucket" -> bucket(properties);
            case "AWS::DynamoDB::Table" -> table(properties);
            case "AWS::ApiGateway::Method" -> method(resource, properties);
            default -> other(resource);
        };
    }

    private static Created named(String ref, String arn) {
        return new Created(ref, Map.of("Arn", arn));
    }

    private static Created other(Resource resource) {
        var name = resource.stack() + "-" + resource.logicalId();
        return new Created(name,
                Map.of("Arn", Arn.of("other", name).toString(), "Version", "1", "RootResourceId", name));
    }

    private Created queue(Properties queue) {
        var name = queue.text("QueueName");
        receives.put(name, queue.object("RedrivePolicy").number("maxReceiveCount", Integer.MAX_VALUE));
        return named(QUEUE_URL + name, Arn.of("sqs", name).toString());
    }

    /** The queue of an ARN or a URL. */
    static String queueOf(String address) {
        return address.startsWith(QUEUE_URL) ? address.substring(QUEUE_URL.length()) : Arn.parse(address).name();
    }

    private Created function(String context, Properties function) {
        var name = function.text("FunctionName");
        var bean = function.object("Environment").object("Variables").text("GATEHOUSE_FUNCTION");
        topology.functions.put(name, new Function(context, bean, "",
                function.object("Environment").texts("Variables")));
        return named(name, Arn.of("lambda", "function:" + name).toString());
    }

    private Created alias(Properties alias) {
        var function = alias.text("FunctionName");
        var arn = Arn.of("lambda", "function:" + function + ":" + alias.text("Name")).toString();
        functionsByAlias.put(arn, function);
        return new Created(arn, Map.of());
    }

    private Created mapping(Resource resource, Properties mapping) {
        var queue = queueOf(mapping.text("EventSourceArn"));
        var name = functionsByAlias.getOrDefault(mapping.text("FunctionName"), "");
        topology.functions.computeIfPresent(name, (_, function) -> new Function(function.context(), function.name(),
                queue, function.environment()));
        topology.queues.put(queue, new SimulatedQueue.Declaration(queue, receives.getOrDefault(queue,
                Integer.MAX_VALUE), mapping.number("BatchSize", 10)));
        var created = other(resource);
        topology.mappings.put(created.ref(), queue);
        return created;
    }

    private Created bus(Properties bus) {
        var name = bus.text("Name");
        topology.buses.put(name, new Bus(new Patterns(), new TreeMap<>()));
        return named(name, Arn.of("events", "event-bus/" + name).toString());
    }

    private Created rule(Resource resource, Properties rule) {
        var bus = topology.buses.get(rule.text("EventBusName"));
        if (bus == null) {
            throw rule.refuse("EventBusName", "names no bus of the templates");
        }
        var name = rule.text("Name");
        bus.patterns().add(name, rule.node().path("EventPattern"));
        bus.targets().put(name, rule.objects("Targets").stream()
                .map(target -> new Target(target.text("Arn"), name, TargetInput.of(target.node())))
                .toList());
        return other(resource);
    }

    private Created topic(Properties topic) {
        var arn = Arn.of("sns", topic.text("TopicName")).toString();
        topology.topics.putIfAbsent(arn, new ArrayList<>());
        return named(arn, arn);
    }

    private Created subscription(Resource resource, Properties subscription) {
        var filtersBody = subscription.text("FilterPolicyScope", "").equals("MessageBody");
        if (!filtersBody || !subscription.flag("RawMessageDelivery") || !subscription.text("Protocol").equals("sqs")) {
            throw new TemplateException(subscription.where() + ": only raw messages to queues are simulated");
        }
        var filter = new Patterns();
        filter.add("filter", subscription.object("FilterPolicy").node());
        topology.topics.computeIfAbsent(subscription.text("TopicArn"), _ -> new ArrayList<>())
                .add(new Subscription(filter, queueOf(subscription.text("Endpoint"))));
        return other(resource);
    }

    private Created pipe(Resource resource, Properties pipe) {
        var filter = new Patterns();
        for (var each : pipe.object("SourceParameters").object("FilterCriteria").objects("Filters")) {
            filter.add("filter", ExactJson.parse(each.text("Pattern")));
        }
        var events = pipe.object("TargetParameters").object("EventBridgeEventBusParameters");
        if (!events.text("DetailType", "$.metadata.type").equals("$.metadata.type")) {
            throw events.refuse("DetailType", "is not simulated");
        }
        topology.pipes.computeIfAbsent(pipe.text("Source"), _ -> new ArrayList<>())
                .add(new Pipe(pipe.text("Name"), filter, pipe.text("Enrichment"), pipe.text("Target"),
                        events.text("Source", "")));
        return other(resource);
    }

    private Created machine(Properties machine) {
        var arn = Arn.of("states", "stateMachine:" + machine.text("StateMachineName")).toString();
        var definition = machine.text("DefinitionString");
        for (var value : machine.texts("DefinitionSubstitutions").entrySet()) {
            definition = definition.replace("${" + value.getKey() + "}", value.getValue());
        }
        topology.machines.put(arn, Machine.of(machine.text("StateMachineName"), definition));
        return new Created(arn, Map.of("Arn", arn, "Name", machine.text("StateMachineName")));
    }

    private Created bucket(Properties bucket) {
        var name = bucket.text("BucketName");
        for (var each : bucket.object("NotificationConfiguration").objects("QueueConfigurations")) {
            topology.notifications.put(name, queueOf(each.text("Queue")));
        }
        return named(name, new Arn("s3", "", "", name).toString());
    }

    private Created method(Resource resource, Properties method) {
        var integration = method.object("Integration");
        var uri = integration.text("Uri", "");
        if (uri.contains(":sqs:path/")) {
            topology.api().add(resource.logicalId().replaceFirst("Method$", ""),
                    integration.object("RequestTemplates").text("application/json"),
                    uri.substring(uri.lastIndexOf('/') + 1));
        }
        return other(resource);
    }

    private static Created table(Properties table) {
        var name = table.text("TableName");
        return new Created(name, Map.of("Arn", Arn.of("dynamodb", "table/" + name).toString(), "StreamArn",
                streamOf(name)));
    }

    /** The stream of a table. */
    static String streamOf(String table) {
        return Arn.of("dynamodb", "table/" + table + "/stream/log").toString();
    }
}
