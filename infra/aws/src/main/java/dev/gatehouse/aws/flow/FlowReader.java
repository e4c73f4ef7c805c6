package dev.gatehouse.aws.flow;

import dev.gatehouse.aws.flow.Template.Resource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads one template's part of the flow. */
final class FlowReader {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** In the envelope of a command that a machine renders. */
    private static final Pattern COMMAND_TYPE = Pattern.compile("'type': '(\\w+)'");

    private final Template template;

    FlowReader(Template template) {
        this.template = template;
    }

    Stream<Flow.Function> functions() {
        return template.resources("AWS::Lambda::Function").stream().map(this::function);
    }

    private Flow.Function function(Resource lambda) {
        var declared = lambda.body().path("Metadata").path("Gatehouse");
        var role = template.resource(template.idOf(lambda.properties().path("Role")));
        var bounds = new LinkedHashMap<String, String>();
        declared.path("bounds").properties().forEach(bound -> bounds.put(bound.getKey(), bound.getValue().asString()));
        return new Flow.Function(
                template.context(),
                lambda.properties().path("Environment").path("Variables").path("GATEHOUSE_FUNCTION").asString(),
                inboxOf(lambda),
                texts(declared.path("consumes")),
                texts(declared.path("emits")),
                Set.copyOf(texts(declared.path("internal"))),
                Map.copyOf(bounds),
                without(template.context() + "-inbox",
                        mayUse("dynamodb:PutItem", role)),
                mayUse("s3:PutObject", role),
                mayUse("sns:Publish", role));
    }

    private String inboxOf(Resource lambda) {
        return template.resources("AWS::Lambda::EventSourceMapping").stream()
                .filter(mapping -> {
                    var alias = template.resource(template.idOf(mapping.properties().path("FunctionName")));
                    return template.idOf(alias.properties().path("FunctionName")).equals(lambda.id());
                })
                .map(mapping -> template.nameOf(mapping.properties().path("EventSourceArn")))
                .collect(Collectors.joining(","));
    }

    /** What a function remembers for itself says nothing to others. */
    private static Set<String> without(String table, Set<String> tables) {
        tables.remove(table);
        return tables;
    }

    /** Names of the tables, buckets or topics. */
    private Set<String> mayUse(String action, Resource role) {
        var names = new TreeSet<String>();
        for (var policy : role.properties().path("Policies")) {
            for (var statement : policy.path("PolicyDocument").path("Statement")) {
                if (texts(statement.path("Action")).contains(action)) {
                    names.add(target(statement.path("Resource")));
                }
            }
        }
        return names;
    }

    /** Objects are named after their bucket. */
    private String target(JsonNode resource) {
        var written = resource.path("Fn::Sub");
        var arn = written.isArray() ? written.path(0).asString() : written.asString("");
        return arn.contains(":s3:::")
                ? arn.replaceFirst(".*:s3:::", "").replaceFirst("/.*", "")
                : template.nameOf(resource);
    }

    Stream<Flow.Notification> notifications() {
        return template.resources("AWS::S3::Bucket").stream()
                .flatMap(bucket -> bucket.properties().path("NotificationConfiguration").path("QueueConfigurations")
                        .valueStream()
                        .map(queue -> new Flow.Notification(template.context(),
                                bucket.properties().path("BucketName").path("Fn::Sub").asString(),
                                template.nameOf(queue.path("Queue")))));
    }

    Stream<Flow.Rule> rules() {
        return template.resources("AWS::Events::Rule").stream().flatMap(this::rule);
    }

    private Stream<Flow.Rule> rule(Resource rule) {
        var pattern = rule.properties().path("EventPattern");
        return rule.properties().path("Targets").valueStream().map(target -> new Flow.Rule(
                template.context(),
                rule.text("Name"),
                template.nameOf(rule.properties().path("EventBusName")),
                texts(pattern.path("source")),
                events(pattern),
                template.nameOf(target.path("Arn")),
                fields(target.path("InputTransformer").path("InputPathsMap"))));
    }

    private static List<String> events(JsonNode pattern) {
        return Stream.concat(Stream.of(pattern), pattern.path("$or").valueStream())
                .flatMap(part -> texts(part.path("detail-type")).stream())
                .toList();
    }

    private static List<String> fields(JsonNode paths) {
        return paths.valueStream()
                .map(JsonNode::asString)
                .filter(path -> path.startsWith("$.detail.data."))
                .map(path -> path.substring("$.detail.data.".length()))
                .toList();
    }

    Stream<Flow.Pipe> pipes() {
        return template.resources("AWS::Pipes::Pipe").stream().map(pipe -> new Flow.Pipe(
                template.context(),
                pipe.text("Name"),
                template.nameOf(pipe.properties().path("Source")),
                template.nameOf(pipe.properties().path("Target")),
                !takesDomainEventsOnly(pipe)));
    }

    private static boolean takesDomainEventsOnly(Resource pipe) {
        return pipe.properties().path("SourceParameters").path("FilterCriteria").path("Filters").valueStream()
                .map(filter -> JSON.readTree(filter.path("Pattern").asString()))
                .map(pattern -> pattern.path("dynamodb").path("NewImage").path("visibility").path("S"))
                .allMatch(visibility -> visibility.toString().equals("[\"domain\"]"));
    }

    Stream<Flow.Subscription> subscriptions() {
        return template.resources("AWS::SNS::Subscription").stream().map(this::subscription);
    }

    private Flow.Subscription subscription(Resource subscription) {
        var events = texts(subscription.properties().path("FilterPolicy").path("metadata").path("type"));
        if (events.isEmpty()) {
            throw new IllegalArgumentException(
                    "Subscription " + subscription.id() + " does not name its events in a filter policy");
        }
        return new Flow.Subscription(
                template.context(),
                template.nameOf(subscription.properties().path("TopicArn")),
                template.nameOf(subscription.properties().path("Endpoint")),
                events);
    }

    Stream<Flow.Endpoint> endpoints() {
        return template.resources("AWS::ApiGateway::Method").stream().map(method -> new Flow.Endpoint(
                template.context(),
                template.nameOf(method.properties().path("RestApiId")),
                method.text("HttpMethod"),
                path(template.resource(template.idOf(method.properties().path("ResourceId")))),
                backend(method)));
    }

    Stream<Flow.Machine> machines() {
        return template.resources("AWS::StepFunctions::StateMachine").stream()
                .filter(machine -> machine.properties().has("DefinitionSubstitutions"))
                .map(machine -> new Flow.Machine(
                        template.context(),
                        machine.text("StateMachineName"),
                        substituted(machine, "AWS::SQS::Queue", "-inbox"),
                        commands(machine.text("DefinitionString")),
                        substituted(machine, "AWS::SNS::Topic", "")));
    }

    /** Names of the resources of a type that the definition is given. */
    private Set<String> substituted(Resource machine, String type, String suffix) {
        return machine.properties().path("DefinitionSubstitutions").valueStream()
                .filter(value -> template.resource(template.idOf(value)).type().equals(type))
                .map(template::nameOf)
                .filter(name -> name.endsWith(suffix))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> commands(String definition) {
        return COMMAND_TYPE.matcher(definition).results()
                .map(command -> command.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private String path(Resource part) {
        var parent = template.resource(template.idOf(part.properties().path("ParentId")));
        var prefix = parent.type().equals("AWS::ApiGateway::Resource") ? path(parent) : "";
        return prefix + "/" + part.text("PathPart");
    }

    /** A queue stands in the address, a table only in the body that is rendered. */
    private String backend(Resource method) {
        var integration = method.properties().path("Integration");
        var rendered = integration.path("RequestTemplates").path("application/json").asString();
        return template.resources("AWS::DynamoDB::Table").stream()
                .map(table -> table.text("TableName"))
                .filter(table -> rendered.contains("\"TableName\": \"" + table + "\""))
                .findFirst()
                .orElseGet(() -> template.nameOf(integration.path("Uri")));
    }

    private static List<String> texts(JsonNode node) {
        if (!node.isArray()) {
            return node.isString() ? List.of(node.asString()) : List.of();
        }
        var texts = new ArrayList<String>();
        node.forEach(element -> texts.add(element.asString()));
        return List.copyOf(texts);
    }
}
