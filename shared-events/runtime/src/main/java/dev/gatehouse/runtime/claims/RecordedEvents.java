package dev.gatehouse.runtime.claims;

import dev.gatehouse.runtime.json.EventJson;
import dev.gatehouse.runtime.log.EventLog;
import java.util.List;

/** What a context's own log says, whole again. */
public final class RecordedEvents {
    private final EventLog log;
    private final EventJson json;
    private final ClaimCheck claims;

    public RecordedEvents(EventLog log, EventJson json, ClaimCheck claims) {
        this.log = log;
        this.json = json;
        this.claims = claims;
    }

    /** The events of one type in a stream, oldest first: one request, and one for each claim. */
    public <E> List<E> of(String stream, Class<E> type) {
        return log.all(stream).stream()
                .filter(entry -> entry.metadata().type().equals(type.getSimpleName()))
                .map(entry -> json.read(claims.redeem(json.tree(entry.event()), type), type))
                .toList();
    }
}
