package dev.gatehouse.local.events;

import dev.gatehouse.local.delivery.DeliveryFailed;
import dev.gatehouse.local.delivery.DeliveryFailed.Code;
import dev.gatehouse.local.endpoint.ExactJson;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What a rule hands its target of an event. */
public sealed interface TargetInput {
    Set<String> RESERVED = Set.of("aws.events.rule-arn", "aws.events.rule-name", "aws.events.event",
            "aws.events.event.json", "aws.events.event.ingestion-time");

    record Whole() implements TargetInput {}

    record Constant(String text) implements TargetInput {}

    record Part(EventPath path) implements TargetInput {}

    record Transformed(Map<String, EventPath> paths, InputTemplate template) implements TargetInput {}

    /** @throws IllegalArgumentException if it is not as EventBridge takes it */
    static TargetInput of(JsonNode target) {
        var given = target.propertyNames().stream().filter(name -> name.startsWith("Input")).toList();
        if (given.isEmpty()) {
            return new Whole();
        }
        if (given.size() > 1) {
            throw new IllegalArgumentException("Only one of Input, InputPath, or InputTransformer must be provided.");
        }
        return switch (given.getFirst()) {
            case "Input" -> new Constant(target.path("Input").asString(""));
            case "InputPath" -> new Part(EventPath.parse(target.path("InputPath").asString("")));
            case "InputTransformer" -> transformed(target.path("InputTransformer"));
            default -> throw new IllegalArgumentException(given.getFirst() + " is not supported.");
        };
    }

    private static Transformed transformed(JsonNode transformer) {
        var paths = new LinkedHashMap<String, EventPath>();
        transformer.path("InputPathsMap")
                .properties()
                .forEach(path -> paths.put(path.getKey(), EventPath.parse(path.getValue().asString(""))));
        var template = new InputTemplate(transformer.path("InputTemplate").asString(""));
        template.placeholders()
                .stream()
                .filter(name -> !paths.containsKey(name) && !RESERVED.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new IllegalArgumentException("InputTemplate uses <" + name + ">, which is not defined.");
                });
        return new Transformed(paths, template);
    }

    /** @throws DeliveryFailed if nothing that could be sent comes of the event */
    default String of(ObjectNode event, String ruleName, String ruleArn) {
        return switch (this) {
            case Whole() -> event.toString();
            case Constant(var text) -> text;
            case Part(var path) -> {
                var part = path.in(event);
                if (part == null) {
                    throw new DeliveryFailed(Code.INVALID_PARAMETER, "InputPath finds nothing in the event");
                }
                yield part.toString();
            }
            case Transformed(var paths, var template) -> {
                var values = reserved(event, ruleName, ruleArn);
                paths.forEach((name, path) -> {
                    var value = path.in(event);
                    if (value != null) {
                        values.put(name, value);
                    }
                });
                yield checked(template.fill(values), template);
            }
        };
    }

    private static Map<String, JsonNode> reserved(ObjectNode event, String ruleName, String ruleArn) {
        var nodes = JsonNodeFactory.instance;
        return new HashMap<>(Map.of(
                "aws.events.rule-name", nodes.stringNode(ruleName),
                "aws.events.rule-arn", nodes.stringNode(ruleArn),
                "aws.events.event", event.deepCopy().without("detail"),
                "aws.events.event.json", event,
                "aws.events.event.ingestion-time", nodes.stringNode(Instant.now().toString())));
    }

    private static String checked(String text, InputTemplate template) {
        if (template.isJson()) {
            try {
                ExactJson.parse(text);
            } catch (JacksonException e) {
                throw new DeliveryFailed(Code.INVALID_JSON, "What the input transformer makes is no JSON: "
                        + e.getOriginalMessage());
            }
        }
        return text;
    }
}
