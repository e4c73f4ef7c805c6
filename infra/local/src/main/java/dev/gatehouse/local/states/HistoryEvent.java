package dev.gatehouse.local.states;

import dev.gatehouse.local.endpoint.ExactJson;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One entry of an execution's history.
 *
 * @param subject what its details are called, without {@code EventDetails}
 */
record HistoryEvent(String type, String subject, ObjectNode details, Instant time) {

    static HistoryEvent of(String type, String subject) {
        return new HistoryEvent(type, subject, ExactJson.newObject(), ExecutionContext.now());
    }

    static HistoryEvent entered(State state, String name, JsonNode input) {
        return of(state.type() + "StateEntered", "stateEntered").with("name", name).with("input", input.toString());
    }

    static HistoryEvent exited(State state, String name, JsonNode output) {
        return of(state.type() + "StateExited", "stateExited").with("name", name).with("output", output.toString());
    }

    /** @param what happened to the task, {@code Scheduled} for example */
    static HistoryEvent task(State.Task task, String what) {
        return of("Task" + what, "task" + what).with("resourceType", task.integration().resourceType())
                .with("resource", task.resource());
    }

    HistoryEvent with(String name, @Nullable String value) {
        if (value != null) {
            details.put(name, value);
        }
        return this;
    }

    /** @param id counted from 1 */
    ObjectNode described(long id, boolean withData) {
        var described = ExactJson.newObject()
                .put("id", id)
                .put("previousEventId", id - 1)
                .put("timestamp", time.toEpochMilli() / 1000.0)
                .put("type", type);
        var shown = details.deepCopy();
        for (var name : new String[]{"input", "output"}) {
            if (shown.has(name)) {
                shown.putObject(name + "Details").put("truncated", false);
            }
        }
        if (!withData) {
            shown.remove("input");
            shown.remove("output");
            shown.remove("parameters");
        }
        described.set(subject + "EventDetails", shown);
        return described;
    }
}
