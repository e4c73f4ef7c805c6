package dev.gatehouse.simulation.rules;

import dev.gatehouse.contracts.Envelope;
import dev.gatehouse.contracts.Event;
import dev.gatehouse.runtime.claims.ClaimCheck;
import dev.gatehouse.runtime.dispatch.EnvelopeReader;
import dev.gatehouse.runtime.dispatch.EventTypes;
import dev.gatehouse.runtime.json.EventJson;
import dev.gatehouse.runtime.log.LogEntry;
import tools.jackson.databind.JsonNode;

/** Reads events as the order context does, which is told of all that customers see. */
public final class EventReader {
    private final EventJson json;
    private final EnvelopeReader reader;

    public EventReader(EventJson json, EventTypes types, ClaimCheck claims) {
        this.json = json;
        this.reader = new EnvelopeReader(json, types, claims);
    }

    JsonNode tree(LogEntry entry) {
        return json.tree(entry.event());
    }

    @SuppressWarnings("unchecked") // entries of a log are events
    Envelope<Event> envelope(LogEntry entry) {
        return (Envelope<Event>) reader
                .read("{\"metadata\":" + json.write(entry.metadata()) + ",\"data\":" + entry.event() + "}");
    }
}
