package dev.gatehouse.local.states;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** An object in a definition; every complaint says where. */
record DefinitionPart(String where, JsonNode node) {

    /** @throws IllegalArgumentException if it has any other field */
    DefinitionPart knows(String... names) {
        var known = Set.of(names);
        node.propertyNames().stream().filter(name -> !known.contains(name)).findFirst().ifPresent(name -> {
            throw refuse("field " + name + " is not supported by the local cloud");
        });
        return this;
    }

    boolean has(String name) {
        return node.has(name);
    }

    String text(String name) {
        var value = node.path(name);
        if (!value.isString()) {
            throw refuse(name + " must be a text");
        }
        return value.asString();
    }

    double number(String name, double absent, double least, double most) {
        var value = node.path(name);
        if (value.isMissingNode()) {
            return absent;
        }
        if (!value.isNumber() || value.doubleValue() < least || value.doubleValue() > most) {
            throw refuse("%s must be a number from %.0f to %.0f".formatted(name, least, most));
        }
        return value.doubleValue();
    }

    /** @param names the first is the one that is meant where it is absent */
    String oneOf(String... names) {
        var value = has(names[0]) ? text(names[0]) : names[1];
        if (!List.of(names).subList(1, names.length).contains(value)) {
            throw refuse("%s %s is not supported by the local cloud".formatted(names[0], value));
        }
        return value;
    }

    List<DefinitionPart> parts(String name) {
        var parts = new ArrayList<DefinitionPart>();
        for (var item : node.path(name)) {
            parts.add(new DefinitionPart("%s: %s[%d]".formatted(where, name, parts.size()), item));
        }
        return parts;
    }

    @Nullable
    DataTemplate templateOrNull(String name) {
        return has(name) ? template(name) : null;
    }

    DataTemplate template(String name) {
        return DataTemplate.of(node.path(name));
    }

    DataTemplate seconds(String name) {
        var seconds = template(name);
        if (seconds instanceof DataTemplate.Literal(var value) && !value.isIntegralNumber()) {
            throw refuse(name + " must be a whole number or a query");
        }
        return seconds;
    }

    ErrorNames errors() {
        var names = new ArrayList<String>();
        node.path("ErrorEquals").forEach(name -> names.add(name.asString("")));
        try {
            return new ErrorNames(names);
        } catch (IllegalArgumentException e) {
            throw refuse(String.valueOf(e.getMessage()));
        }
    }

    /** By the state's own {@code Next}, or {@code End}. */
    State.Exit exit() {
        var ends = node.path("End").asBoolean(false);
        if (ends == has("Next")) {
            throw refuse("one of Next and End must be given");
        }
        return exitTo(ends ? null : text("Next"));
    }

    /** @param next nothing ends the execution */
    State.Exit exitTo(@Nullable String next) {
        var assign = template("Assign") instanceof DataTemplate.Fields(var fields)
                ? fields
                : Map.<String, DataTemplate>of();
        if (assign.containsKey("states")) {
            throw refuse("the variable states is reserved");
        }
        return new State.Exit(templateOrNull("Output"), assign, next);
    }

    IllegalArgumentException refuse(String complaint) {
        return new IllegalArgumentException(where.isEmpty() ? complaint : where + ": " + complaint);
    }
}
