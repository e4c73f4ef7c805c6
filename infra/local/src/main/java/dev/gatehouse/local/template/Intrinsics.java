package dev.gatehouse.local.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Resolves the intrinsic functions in a piece of a template. */
final class Intrinsics {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(!?)([^}]*)}");
    private static final String NO_VALUE = "AWS::NoValue";
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Scope scope;

    Intrinsics(Scope scope) {
        this.scope = scope;
    }

    /** Nothing if the value is {@code AWS::NoValue}. */
    @Nullable
    JsonNode resolve(JsonNode node, String where) {
        return switch (node) {
            case ArrayNode array -> resolveItems(array, where);
            case ObjectNode object when isIntrinsic(object) -> call(object, where);
            case ObjectNode object -> resolveProperties(object, where);
            default -> node;
        };
    }

    private static boolean isIntrinsic(ObjectNode object) {
        if (object.size() != 1) {
            return false;
        }
        var name = Scope.only(object).getKey();
        return name.equals("Ref") || name.startsWith("Fn::");
    }

    private ArrayNode resolveItems(ArrayNode array, String where) {
        var resolved = NODES.arrayNode();
        for (int i = 0; i < array.size(); i++) {
            var item = resolve(array.get(i), where + "[" + i + "]");
            if (item != null) {
                resolved.add(item);
            }
        }
        return resolved;
    }

    ObjectNode resolveProperties(ObjectNode object, String where) {
        var resolved = NODES.objectNode();
        object.properties().forEach(property -> {
            var value = resolve(property.getValue(), where + "." + property.getKey());
            if (value != null) {
                resolved.set(property.getKey(), value);
            }
        });
        return resolved;
    }

    private @Nullable JsonNode call(ObjectNode object, String where) {
        var function = Scope.only(object);
        var argument = function.getValue();
        return switch (function.getKey()) {
            case "Ref" -> argument.asString().equals(NO_VALUE) ? null : text(scope.ref(argument.asString(), where));
            case "Fn::GetAtt" -> text(getAtt(argument, where));
            case "Fn::Join" -> text(String.join(string(part(argument, 0, where), where),
                    strings(part(argument, 1, where), where)));
            case "Fn::Sub" -> text(sub(argument, where));
            case "Fn::Select" -> select(argument, where);
            case "Fn::Split" -> split(argument, where);
            case "Fn::If" -> resolve(part(argument, test(part(argument, 0, where), where) ? 1 : 2, where), where);
            default -> throw new TemplateException(
                    where + ": the intrinsic " + function.getKey() + " is not supported by the local cloud");
        };
    }

    /** A condition by name, or one of the functions that make one. */
    boolean test(JsonNode condition, String where) {
        if (condition.isString()) {
            return scope.condition(condition.asString(), where);
        }
        if (!(condition instanceof ObjectNode object) || object.size() != 1) {
            throw new TemplateException(where + ": is no condition");
        }
        var function = Scope.only(object);
        var argument = function.getValue();
        return switch (function.getKey()) {
            case "Condition" -> scope.condition(argument.asString(), where);
            case "Fn::Equals" ->
                string(part(argument, 0, where), where).equals(string(part(argument, 1, where), where));
            case "Fn::Not" -> !test(part(argument, 0, where), where);
            case "Fn::And" -> argument.valueStream().allMatch(part -> test(part, where));
            case "Fn::Or" -> argument.valueStream().anyMatch(part -> test(part, where));
            default -> throw new TemplateException(
                    where + ": the condition " + function.getKey() + " is not supported by the local cloud");
        };
    }

    private String getAtt(JsonNode argument, String where) {
        var path = argument.isString() ? List.of(argument.asString().split("\\.", 2)) : strings(argument, where);
        if (path.size() != 2) {
            throw new TemplateException(where + ": Fn::GetAtt takes a resource and an attribute");
        }
        return scope.attribute(path.get(0), path.get(1), where);
    }

    private String sub(JsonNode argument, String where) {
        var names = new LinkedHashMap<String, String>();
        if (argument.isArray()) {
            part(argument, 1, where).properties()
                    .forEach(name -> names.put(name.getKey(), string(name.getValue(), where)));
        }
        var template = argument.isArray() ? part(argument, 0, where).asString() : argument.asString();
        return fill(template, scope.with(names), where);
    }

    private static String fill(String template, Scope names, String where) {
        return PLACEHOLDER.matcher(template).replaceAll(match -> {
            var name = match.group(2).strip();
            if (!match.group(1).isEmpty()) {
                return Matcher.quoteReplacement("${" + name + "}");
            }
            var dot = name.indexOf('.');
            return Matcher.quoteReplacement(dot < 0
                    ? names.ref(name, where)
                    : names.attribute(name.substring(0, dot), name.substring(dot + 1), where));
        });
    }

    private @Nullable JsonNode select(JsonNode argument, String where) {
        var index = Integer.parseInt(string(part(argument, 0, where), where));
        var list = resolve(part(argument, 1, where), where);
        return part(list == null ? NODES.arrayNode() : list, index, where);
    }

    private JsonNode split(JsonNode argument, String where) {
        var delimiter = string(part(argument, 0, where), where);
        var parts = NODES.arrayNode();
        for (var piece : string(part(argument, 1, where), where).split(Pattern.quote(delimiter), -1)) {
            parts.add(piece);
        }
        return parts;
    }

    private List<String> strings(JsonNode node, String where) {
        var resolved = resolve(node, where);
        var strings = new ArrayList<String>();
        if (resolved != null) {
            resolved.forEach(item -> strings.add(item.asString()));
        }
        return strings;
    }

    private String string(JsonNode node, String where) {
        var resolved = resolve(node, where);
        if (resolved == null || resolved.isContainer()) {
            throw new TemplateException(where + ": is no text");
        }
        return resolved.asString();
    }

    private static JsonNode part(JsonNode list, int index, String where) {
        var part = list.get(index);
        if (part == null) {
            throw new TemplateException(where + ": the intrinsic lacks its argument " + (index + 1));
        }
        return part;
    }

    private static JsonNode text(String text) {
        return NODES.stringNode(text);
    }
}
