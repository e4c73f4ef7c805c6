package dev.gatehouse.local.template;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** One template on its way to be stood up: whatever a resource refers to is created before it. */
final class Stack implements Scope {
    private final Template template;
    private final Map<String, ResourceHandler> handlers;
    private final Map<String, String> parameters;
    private final Intrinsics intrinsics = new Intrinsics(this);
    private final Map<String, Created> created = new LinkedHashMap<>();
    private final Deque<String> underWay = new ArrayDeque<>();

    Stack(Template template, Map<String, ResourceHandler> handlers, Map<String, String> parameters) {
        this.template = template;
        this.handlers = handlers;
        this.parameters = parameters;
    }

    void create() {
        for (var logicalId : section("Resources").propertyNames()) {
            if (isWanted(logicalId)) {
                created(logicalId);
            }
        }
    }

    private Created created(String logicalId) {
        var done = created.get(logicalId);
        if (done != null) {
            return done;
        }
        if (underWay.contains(logicalId)) {
            throw new TemplateException("%s: circular dependency %s".formatted(template.name(), underWay.reversed()
                    .stream()
                    .dropWhile(id -> !id.equals(logicalId))
                    .collect(Collectors.joining(" -> ", "", " -> " + logicalId))));
        }
        underWay.push(logicalId);
        var result = create(logicalId);
        underWay.pop();
        created.put(logicalId, result);
        return result;
    }

    private Created create(String logicalId) {
        var declaration = section("Resources").get(logicalId);
        var type = declaration.path("Type").asString();
        var where = "%s: %s (%s)".formatted(template.name(), logicalId, type);
        var handler = handlers.get(type);
        if (handler == null) {
            throw new TemplateException(where + ": this type is not supported by the local cloud");
        }
        var before = declaration.path("DependsOn");
        if (before.isString()) {
            created(before.asString());
        }
        before.forEach(dependency -> created(dependency.asString()));
        var properties = declaration.get("Properties") instanceof ObjectNode object
                ? intrinsics.resolveProperties(object, where)
                : JsonNodeFactory.instance.objectNode();
        return handler.create(new Resource(template.name(), logicalId, type, properties));
    }

    private boolean isWanted(String logicalId) {
        var condition = section("Resources").get(logicalId).get("Condition");
        return condition == null || condition(condition.asString(), template.name() + ": " + logicalId);
    }

    @Override
    public String ref(String name, String where) {
        return switch (name) {
            case "AWS::Region" -> Arn.REGION;
            case "AWS::AccountId" -> Arn.ACCOUNT;
            case "AWS::Partition" -> "aws";
            case "AWS::URLSuffix" -> "amazonaws.com";
            case "AWS::StackName" -> template.name();
            case "AWS::StackId" -> Arn.of("cloudformation", "stack/" + template.name()).toString();
            case String parameter when section("Parameters").has(parameter) -> parameter(parameter);
            case String logicalId when exists(logicalId) -> created(logicalId).ref();
            default -> throw new TemplateException(where + ": Ref " + name + " names nothing in this template");
        };
    }

    @Override
    public String attribute(String logicalId, String attribute, String where) {
        if (!exists(logicalId)) {
            throw new TemplateException(where + ": Fn::GetAtt " + logicalId + " names no resource of this template");
        }
        var value = created(logicalId).attributes().get(attribute);
        if (value == null) {
            throw new TemplateException(
                    where + ": the local cloud knows no attribute " + attribute + " of " + logicalId);
        }
        return value;
    }

    @Override
    public boolean condition(String name, String where) {
        var condition = section("Conditions").get(name);
        if (condition == null) {
            throw new TemplateException(where + ": there is no condition " + name);
        }
        return intrinsics.test(condition, template.name() + ": condition " + name);
    }

    private boolean exists(String logicalId) {
        return section("Resources").has(logicalId) && isWanted(logicalId);
    }

    private String parameter(String name) {
        var given = parameters.get(name);
        if (given != null) {
            return given;
        }
        var standard = section("Parameters").path(name).get("Default");
        if (standard == null) {
            throw new TemplateException(template.name() + ": parameter " + name + " has no default and no value");
        }
        return standard.asString();
    }

    private JsonNode section(String name) {
        return template.document().path(name);
    }
}
