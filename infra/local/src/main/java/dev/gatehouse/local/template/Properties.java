package dev.gatehouse.local.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The properties of a resource, or of an object within; every complaint says where.
 *
 * @param where the template, the resource, and the path within
 */
public record Properties(String where, ObjectNode node) {

    public static Properties of(Resource resource) {
        return new Properties("%s: %s (%s)".formatted(resource.stack(), resource.logicalId(), resource.type()),
                resource.properties());
    }

    /** @throws TemplateException if there is any other property */
    public Properties knows(String... names) {
        var known = Set.of(names);
        node.propertyNames().stream().filter(name -> !known.contains(name)).findFirst().ifPresent(name -> {
            throw refuse(name, "is not supported by the local cloud");
        });
        return this;
    }

    public boolean has(String name) {
        return node.has(name);
    }

    public String text(String name) {
        var text = textOrNull(name);
        if (text == null) {
            throw refuse(name, "is missing");
        }
        return text;
    }

    public @Nullable String textOrNull(String name) {
        var value = node.get(name);
        if (value != null && value.isContainer()) {
            throw refuse(name, "is no text");
        }
        return value == null ? null : value.asString();
    }

    public String text(String name, String absent) {
        var text = textOrNull(name);
        return text == null ? absent : text;
    }

    public boolean flag(String name) {
        return "true".equals(textOrNull(name));
    }

    public int number(String name, int absent) {
        var text = textOrNull(name);
        try {
            return text == null ? absent : Integer.parseInt(text);
        } catch (NumberFormatException _) {
            throw refuse(name, "is no whole number");
        }
    }

    /** @throws TemplateException if the value is none of these */
    public String oneOf(String name, String absent, String... allowed) {
        var value = text(name, absent);
        if (!Set.of(allowed).contains(value)) {
            throw refuse(name, "'" + value + "' is not supported by the local cloud");
        }
        return value;
    }

    public List<String> list(String name) {
        var texts = new ArrayList<String>();
        node.path(name).forEach(item -> texts.add(item.asString()));
        return texts;
    }

    public Map<String, String> texts(String name) {
        var texts = new LinkedHashMap<String, String>();
        object(name).node().properties().forEach(entry -> texts.put(entry.getKey(), entry.getValue().asString()));
        return texts;
    }

    /** An empty one if absent. */
    public Properties object(String name) {
        return switch (node.get(name)) {
            case ObjectNode object -> new Properties(where + " " + name, object);
            case null -> new Properties(where + " " + name, node.objectNode());
            case JsonNode _ -> throw refuse(name, "is no object");
        };
    }

    public List<Properties> objects(String name) {
        var objects = new ArrayList<Properties>();
        for (var item : node.path(name)) {
            if (!(item instanceof ObjectNode object)) {
                throw refuse(name, "is no list of objects");
            }
            objects.add(new Properties("%s %s[%d]".formatted(where, name, objects.size()), object));
        }
        return objects;
    }

    public TemplateException refuse(String name, String why) {
        return new TemplateException("%s: property %s %s".formatted(where, name, why));
    }
}
