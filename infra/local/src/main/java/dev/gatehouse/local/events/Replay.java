package dev.gatehouse.local.events;

import dev.gatehouse.local.endpoint.ExactJson;
import dev.gatehouse.local.template.Arn;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Events of an archive that go over their bus once more.
 *
 * @param filterArns the rules that may have them; all if there is none
 * @param last time of the newest event that has gone
 */
record Replay(
        String name, String description, String archiveArn, String busArn, List<String> filterArns, Instant from,
        Instant to, Instant started, State state, @Nullable Instant last, @Nullable Instant ended) {

    enum State {
        RUNNING, CANCELLING, COMPLETED, CANCELLED, FAILED
    }

    String arn() {
        return Arn.of("events", "replay/" + name).toString();
    }

    boolean isActive() {
        return state == State.RUNNING || state == State.CANCELLING;
    }

    Replay at(Instant newest) {
        return new Replay(name, description, archiveArn, busArn, filterArns, from, to, started, state, newest, ended);
    }

    Replay cancelled() {
        return new Replay(name, description, archiveArn, busArn, filterArns, from, to, started, State.CANCELLING, last,
                null);
    }

    Replay over(State end) {
        return new Replay(name, description, archiveArn, busArn, filterArns, from, to, started, end, last,
                Instant.now());
    }

    /** As it is listed. */
    ObjectNode summary() {
        var output = ExactJson.newObject()
                .put("ReplayName", name)
                .put("EventSourceArn", archiveArn)
                .put("State", state.name())
                .put("EventStartTime", seconds(from))
                .put("EventEndTime", seconds(to))
                .put("ReplayStartTime", seconds(started));
        if (last != null) {
            output.put("EventLastReplayedTime", seconds(last));
        }
        return ended == null ? output : output.put("ReplayEndTime", seconds(ended));
    }

    ObjectNode described() {
        var output = summary().put("ReplayArn", arn());
        if (!description.isEmpty()) {
            output.put("Description", description);
        }
        var destination = output.putObject("Destination").put("Arn", busArn);
        if (!filterArns.isEmpty()) {
            filterArns.forEach(destination.putArray("FilterArns")::add);
        }
        return output;
    }

    private static double seconds(Instant time) {
        return time.toEpochMilli() / 1000.0;
    }
}
