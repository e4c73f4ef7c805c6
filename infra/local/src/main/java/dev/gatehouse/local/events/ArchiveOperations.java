package dev.gatehouse.local.events;

import static dev.gatehouse.local.events.EventBridge.listed;

import dev.gatehouse.local.endpoint.AwsError;
import dev.gatehouse.local.endpoint.ExactJson;
import dev.gatehouse.local.endpoint.Input;
import dev.gatehouse.local.events.EventArchive.Declaration;
import java.time.Instant;
import tools.jackson.databind.node.ObjectNode;

/** What EventBridge does with archives. */
final class ArchiveOperations {
    private static final int LONGEST_RETENTION = 36_500;

    private final Buses buses;
    private final Archives archives;

    ArchiveOperations(Buses buses, Archives archives) {
        this.buses = buses;
        this.archives = archives;
    }

    ObjectNode create(Input input) {
        var bus = buses.bus(input.text("EventSourceArn"));
        return state(archives.create(new Declaration(input.text("ArchiveName"), bus.arn(),
                input.textOrNull("EventPattern"), days(input, 0), input.text("Description", ""),
                input.text("KmsKeyIdentifier", ""), Instant.now())));
    }

    ObjectNode update(Input input) {
        return state(archives.change(input.text("ArchiveName"), former -> former.with(
                input.has("EventPattern") ? input.text("EventPattern") : former.pattern(),
                days(input, former.retentionDays()), input.text("Description", former.description()),
                input.text("KmsKeyIdentifier", former.key()))));
    }

    ObjectNode delete(Input input) {
        archives.delete(input.text("ArchiveName"));
        return ExactJson.newObject();
    }

    ObjectNode describe(Input input) {
        return archives.archive(input.text("ArchiveName")).described();
    }

    ObjectNode list(Input input) {
        if (input.has("NamePrefix") && input.has("EventSourceArn")) {
            throw AwsError.invalid("At most one of NamePrefix, EventSourceArn and State may be given.");
        }
        var prefix = input.text("NamePrefix", "");
        var source = input.text("EventSourceArn", "");
        return listed("Archives", list -> archives.all().stream()
                .filter(archive -> archive.declaration().name().startsWith(prefix))
                .filter(archive -> source.isEmpty() || archive.declaration().busArn().equals(source))
                .forEach(archive -> list.add(summary(archive))));
    }

    private static ObjectNode summary(EventArchive archive) {
        var summary = archive.described();
        summary.remove("ArchiveArn");
        summary.remove("EventPattern");
        summary.remove("Description");
        summary.remove("KmsKeyIdentifier");
        return summary;
    }

    private static int days(Input input, int absent) {
        return input.number("RetentionDays", absent, 0, LONGEST_RETENTION);
    }

    private static ObjectNode state(EventArchive archive) {
        return ExactJson.newObject()
                .put("ArchiveArn", archive.declaration().arn())
                .put("State", "ENABLED")
                .put("CreationTime", archive.declaration().created().toEpochMilli() / 1000.0);
    }
}
