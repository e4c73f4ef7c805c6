package dev.gatehouse.local.states;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A state that needs no service. Others are refused. */
sealed interface State {
    String JSONATA = "JSONata";

    /**
     * What happens on the way out of a state.
     *
     * @param output nothing hands the input on
     * @param assign by variable
     * @param next nothing ends the execution
     */
    record Exit(@Nullable DataTemplate output, Map<String, DataTemplate> assign, @Nullable String next) {}

    record Pass(Exit exit) implements State {}

    record Succeed(Exit exit) implements State {}

    record Choice(List<Option> options, @Nullable Exit otherwise) implements State {
        record Option(DataTemplate condition, Exit exit) {}
    }

    record Fail(DataTemplate error, DataTemplate cause) implements State {}

    /** @throws IllegalArgumentException if the local cloud does not support it */
    static State of(String name, JsonNode definition, String machineLanguage) {
        var type = definition.path("Type").asString("");
        var language = definition.path("QueryLanguage").asString(machineLanguage);
        if (!language.equals(JSONATA)) {
            throw new IllegalArgumentException(
                    "state %s: query language %s is not supported by the local cloud".formatted(name, language));
        }
        return switch (type) {
            case "Pass" -> new Pass(exit(known(name, definition, "Output", "Assign", "Next", "End")));
            case "Succeed" -> new Succeed(exit(known(name, definition, "Output")));
            case "Choice" -> choice(known(name, definition, "Choices", "Default", "Output", "Assign"));
            case "Fail" -> fail(known(name, definition, "Error", "Cause"));
            default -> throw new IllegalArgumentException(
                    "state %s: type %s is not supported by the local cloud".formatted(name, type));
        };
    }

    private static JsonNode known(String name, JsonNode definition, String... fields) {
        var known = new java.util.HashSet<>(Set.of(fields));
        known.addAll(Set.of("Type", "Comment", "QueryLanguage"));
        definition.propertyNames().stream().filter(field -> !known.contains(field)).findFirst().ifPresent(field -> {
            throw new IllegalArgumentException(
                    "state %s: field %s is not supported by the local cloud".formatted(name, field));
        });
        return definition;
    }

    private static Exit exit(JsonNode definition) {
        return exit(definition, definition.get("Next"));
    }

    private static Exit exit(JsonNode definition, @Nullable JsonNode next) {
        var assign = DataTemplate.of(definition.path("Assign"));
        return new Exit(definition.has("Output") ? DataTemplate.of(definition.path("Output")) : null,
                assign instanceof DataTemplate.Fields(var fields) ? fields : Map.of(),
                next == null ? null : next.asString());
    }

    private static Choice choice(JsonNode definition) {
        var options = new ArrayList<Choice.Option>();
        definition.path("Choices")
                .forEach(option -> options.add(
                        new Choice.Option(DataTemplate.of(option.path("Condition")), exit(option))));
        return new Choice(options,
                definition.has("Default") ? exit(definition, definition.get("Default")) : null);
    }

    private static Fail fail(JsonNode definition) {
        return new Fail(DataTemplate.of(definition.path("Error")), DataTemplate.of(definition.path("Cause")));
    }
}
