package dev.gatehouse.contracts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Identity and lineage of a message.
 *
 * @param eventId {@code <stream>/<sequence>} of an event, the Idempotency-Key of a command: the same on every delivery
 * @param type simple name of the event or command
 * @param version schema version of {@code data}
 * @param stream log stream that holds the event
 * @param sequence position in that stream, from 1; 0 for a command
 * @param correlationId id of the order that the whole saga is about
 * @param causationId id of the message that led to this one
 * @param traceparent W3C trace context; its trace id never changes along a saga
 */
public record Metadata(
        String eventId,
        String type,
        int version,
        String stream,
        long sequence,
        Instant occurredAt,
        String correlationId,
        String causationId,
        @Nullable String traceparent) {

    public Metadata {
        Required.text("metadata.eventId", eventId);
        Required.text("metadata.type", type);
        Required.text("metadata.stream", stream);
        Required.value("metadata.occurredAt", occurredAt);
        Required.text("metadata.correlationId", correlationId);
        Required.text("metadata.causationId", causationId);
        Required.that(version >= 1, "metadata.version", "must be 1 or more");
        Required.that(sequence >= 0, "metadata.sequence", "must not be negative");
    }
}
