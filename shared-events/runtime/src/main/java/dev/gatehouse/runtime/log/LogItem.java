package dev.gatehouse.runtime.log;

import dev.gatehouse.contracts.Metadata;
import dev.gatehouse.runtime.log.LogEntry.Visibility;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A log entry as a DynamoDB item. The events' way out of the table reads these attributes too. */
public final class LogItem {
    private LogItem() {}

    public static Map<String, AttributeValue> of(LogEntry entry) {
        var metadata = entry.metadata();
        var item = new HashMap<String, AttributeValue>();
        item.put("stream", text(metadata.stream()));
        item.put("version", number(metadata.sequence()));
        item.put("eventId", text(metadata.eventId()));
        item.put("type", text(metadata.type()));
        item.put("schemaVersion", number(metadata.version()));
        item.put("event", text(entry.event()));
        item.put("state", text(entry.state()));
        item.put("handled", AttributeValue.fromL(entry.handled().stream().map(LogItem::text).toList()));
        item.put("causationId", text(metadata.causationId()));
        item.put("correlationId", text(metadata.correlationId()));
        item.put("occurredAt", text(metadata.occurredAt().toString()));
        item.put("visibility", text(entry.visibility().name().toLowerCase(Locale.ROOT)));
        if (metadata.traceparent() != null) {
            item.put("traceparent", text(metadata.traceparent()));
        }
        return item;
    }

    static LogEntry toEntry(Map<String, AttributeValue> item) {
        var metadata = new Metadata(
                string(item, "eventId"),
                string(item, "type"),
                Integer.parseInt(attribute(item, "schemaVersion").n()),
                string(item, "stream"),
                Long.parseLong(attribute(item, "version").n()),
                Instant.parse(string(item, "occurredAt")),
                string(item, "correlationId"),
                string(item, "causationId"),
                item.containsKey("traceparent") ? string(item, "traceparent") : null);
        return new LogEntry(
                metadata,
                string(item, "event"),
                string(item, "state"),
                attribute(item, "handled").l().stream().map(AttributeValue::s).toList(),
                Visibility.valueOf(string(item, "visibility").toUpperCase(Locale.ROOT)));
    }

    private static String string(Map<String, AttributeValue> item, String name) {
        return attribute(item, name).s();
    }

    private static AttributeValue attribute(Map<String, AttributeValue> item, String name) {
        @Nullable
        AttributeValue value = item.get(name);
        if (value == null) {
            throw new IllegalStateException("log item " + item.get("stream") + " has no " + name);
        }
        return value;
    }

    private static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }

    private static AttributeValue number(long value) {
        return AttributeValue.fromN(Long.toString(value));
    }
}
