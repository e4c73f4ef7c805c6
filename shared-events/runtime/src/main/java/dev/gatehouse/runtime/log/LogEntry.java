package dev.gatehouse.runtime.log;

import dev.gatehouse.contracts.Metadata;
import java.util.List;

/**
 * One item of the log: an event and everything needed around it.
 *
 * @param metadata identity and lineage; {@code sequence} is the item's version in its stream
 * @param event the event's data as JSON
 * @param state the aggregate after this event as JSON
 * @param handled ids of the messages that this stream has acted on, newest last
 * @param visibility whether the event may leave its context
 */
public record LogEntry(Metadata metadata, String event, String state, List<String> handled, Visibility visibility) {

    public LogEntry {
        handled = List.copyOf(handled);
    }

    /** How far an event travels. */
    public enum Visibility {
        DOMAIN, INTERNAL
    }
}
