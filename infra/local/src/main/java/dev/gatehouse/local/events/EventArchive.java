package dev.gatehouse.local.events;

import dev.gatehouse.local.endpoint.AwsError;
import dev.gatehouse.local.endpoint.ExactJson;
import dev.gatehouse.local.template.Arn;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The events that came over a bus, but for those that came by a replay. */
final class EventArchive {
    private static final String IT = "it";

    private final Declaration declaration;
    private final EventPatterns pattern;
    private final ArchivedEvents events;

    /**
     * What was asked for.
     *
     * @param pattern absent if it takes all events
     * @param retentionDays 0 for ever
     */
    record Declaration(String name, String busArn, @Nullable String pattern, int retentionDays, String description,
            String key, Instant created) {

        String arn() {
            return Arn.of("events", "archive/" + name).toString();
        }

        Declaration with(@Nullable String otherPattern, int otherDays, String otherDescription, String otherKey) {
            return new Declaration(name, busArn, otherPattern, otherDays, otherDescription, otherKey, created);
        }
    }

    /** @throws AwsError if the pattern is none */
    EventArchive(Declaration declaration, ArchivedEvents events) {
        this.declaration = declaration;
        this.events = events;
        try {
            pattern = EventPatterns.of(declaration.pattern() == null ? Map.of() : Map.of(IT, declaration.pattern()));
        } catch (IllegalArgumentException e) {
            throw new AwsError("InvalidEventPatternException", String.valueOf(e.getMessage()));
        }
        events.prune(declaration.retentionDays());
    }

    Declaration declaration() {
        return declaration;
    }

    ArchivedEvents events() {
        return events;
    }

    void keep(Instant time, String event) {
        if (declaration.pattern() == null || !pattern.matching(event).isEmpty()) {
            events.prune(declaration.retentionDays());
            events.add(time, event);
        }
    }

    ObjectNode described() {
        var output = ExactJson.newObject()
                .put("ArchiveName", declaration.name())
                .put("ArchiveArn", declaration.arn())
                .put("EventSourceArn", declaration.busArn())
                .put("State", "ENABLED")
                .put("RetentionDays", declaration.retentionDays())
                .put("SizeBytes", events.bytes())
                .put("EventCount", events.count())
                .put("CreationTime", declaration.created().toEpochMilli() / 1000.0);
        if (declaration.pattern() != null) {
            output.put("EventPattern", declaration.pattern());
        }
        if (!declaration.description().isEmpty()) {
            output.put("Description", declaration.description());
        }
        return declaration.key().isEmpty() ? output : output.put("KmsKeyIdentifier", declaration.key());
    }
}
