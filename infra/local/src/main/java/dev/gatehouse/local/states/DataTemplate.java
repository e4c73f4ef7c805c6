package dev.gatehouse.local.states;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** A piece of JSON in a definition, in which texts such as {@code {% $states.input %}} are queries. */
public sealed interface DataTemplate {

    record Literal(JsonNode value) implements DataTemplate {}

    record Result(Query query) implements DataTemplate {}

    record Items(List<DataTemplate> items) implements DataTemplate {}

    record Fields(Map<String, DataTemplate> fields) implements DataTemplate {}

    /** @throws IllegalArgumentException if a query is no JSONata */
    static DataTemplate of(JsonNode node) {
        if (node.isObject()) {
            var fields = new LinkedHashMap<String, DataTemplate>();
            node.properties().forEach(field -> fields.put(field.getKey(), of(field.getValue())));
            return new Fields(fields);
        }
        if (node.isArray()) {
            var items = new ArrayList<DataTemplate>();
            node.forEach(item -> items.add(of(item)));
            return new Items(items);
        }
        var text = node.asString("");
        return text.startsWith("{%") && text.endsWith("%}")
                ? new Result(new Query(text.substring(2, text.length() - 2).strip()))
                : new Literal(node);
    }

    /** @throws ExecutionFailed if a query has no result */
    default JsonNode evaluate(Map<String, Object> variables) {
        return switch (this) {
            case Literal(var value) -> value;
            case Result(var query) -> query.evaluate(variables);
            case Items(var items) -> {
                var array = JsonNodeFactory.instance.arrayNode();
                items.forEach(item -> array.add(item.evaluate(variables)));
                yield array;
            }
            case Fields(var fields) -> {
                var object = JsonNodeFactory.instance.objectNode();
                fields.forEach((name, field) -> object.set(name, field.evaluate(variables)));
                yield object;
            }
        };
    }
}
