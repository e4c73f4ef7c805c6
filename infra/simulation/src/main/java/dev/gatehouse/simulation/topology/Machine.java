package dev.gatehouse.simulation.topology;

import dev.gatehouse.local.endpoint.ExactJson;
import dev.gatehouse.local.states.DataTemplate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A state machine's definition, its queries compiled. */
record Machine(String name, String start, Map<String, State> states) {
    private static final String AWAITS_TOKEN = ".waitForTaskToken";

    /**
     * One of its states.
     *
     * @param call what a task does; empty otherwise
     * @param arguments of the call
     * @param seconds until a task is given up, or that a wait takes
     * @param next nothing if it is the last
     */
    record State(String type, String call, @Nullable DataTemplate arguments, @Nullable DataTemplate seconds,
            @Nullable DataTemplate output, Map<String, DataTemplate> assign, List<Catcher> catchers,
            List<Option> options, @Nullable String next) {

        boolean awaitsToken() {
            return call.endsWith(AWAITS_TOKEN);
        }
    }

    record Catcher(List<String> errors, String next) {}

    record Option(DataTemplate condition, String next) {}

    static Machine of(String name, String definition) {
        var json = ExactJson.parse(definition);
        var states = new TreeMap<String, State>();
        json.path("States").properties().forEach(state -> states.put(state.getKey(), state(state.getValue())));
        return new Machine(name, json.path("StartAt").asString(), states);
    }

    private static State state(JsonNode state) {
        var assign = new LinkedHashMap<String, DataTemplate>();
        state.path("Assign").properties().forEach(each -> assign.put(each.getKey(), DataTemplate.of(each.getValue())));
        var catchers = state.path("Catch").valueStream()
                .map(each -> new Catcher(each.path("ErrorEquals").valueStream().map(JsonNode::asString).toList(),
                        each.path("Next").asString()))
                .toList();
        var options = state.path("Choices").valueStream()
                .map(each -> new Option(DataTemplate.of(each.path("Condition")), each.path("Next").asString()))
                .toList();
        return new State(state.path("Type").asString(), state.path("Resource").asString(""),
                template(state, "Arguments"), template(state, state.has("Seconds") ? "Seconds" : "TimeoutSeconds"),
                template(state, "Output"), assign,
                catchers, options, text(state, state.has("Default") ? "Default" : "Next"));
    }

    private static @Nullable DataTemplate template(JsonNode state, String field) {
        return state.has(field) ? DataTemplate.of(state.path(field)) : null;
    }

    private static @Nullable String text(JsonNode state, String field) {
        return state.has(field) ? state.path(field).asString() : null;
    }
}
