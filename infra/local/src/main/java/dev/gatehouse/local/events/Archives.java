package dev.gatehouse.local.events;

import dev.gatehouse.local.data.Directories;
import dev.gatehouse.local.endpoint.AwsError;
import dev.gatehouse.local.events.EventArchive.Declaration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collection;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** All archives. Their events are on disk in any case; without a directory for data, in one that ends with the process. */
public final class Archives implements AutoCloseable {
    static final String REPLAY_NAME = "replay-name";

    private final ConcurrentSkipListMap<String, EventArchive> archives = new ConcurrentSkipListMap<>();
    private final Path directory;
    private final boolean isKept;

    /** @param data nothing forgets events with the process */
    public Archives(@Nullable Path data) {
        isKept = data != null;
        try {
            directory = data == null ? Files.createTempDirectory("gatehouse-archives") : data.resolve("archives");
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot keep archives", e);
        }
    }

    /** @throws AwsError if there is one of that name, or the pattern is none */
    EventArchive create(Declaration declaration) {
        var name = declaration.name();
        if (!name.matches("[A-Za-z0-9._\\-]{1,48}")) {
            throw AwsError.invalid("Parameter ArchiveName must match [A-Za-z0-9._-]{1,48}.");
        }
        var archive = new EventArchive(declaration, new ArchivedEvents(directory.resolve(name)));
        if (archives.putIfAbsent(name, archive) != null) {
            throw new AwsError("ResourceAlreadyExistsException", "Archive " + name + " already exists.");
        }
        return archive;
    }

    /** @throws AwsError if there is none of that name */
    EventArchive change(String name, UnaryOperator<Declaration> change) {
        var former = archive(name);
        var changed = new EventArchive(change.apply(former.declaration()), former.events());
        archives.put(name, changed);
        return changed;
    }

    /** @throws AwsError if there is none of that name */
    EventArchive archive(String name) {
        var archive = archives.get(name);
        if (archive == null) {
            throw new AwsError("ResourceNotFoundException", "Archive " + name + " does not exist.");
        }
        return archive;
    }

    Collection<EventArchive> all() {
        return archives.values();
    }

    void delete(String name) {
        archive(name).events().deleteAll();
        archives.remove(name);
    }

    /** Returns when the end of the process cannot undo it. */
    void keep(Bus bus, ObjectNode event, String json) {
        if (event.has(REPLAY_NAME)) {
            return;
        }
        for (var archive : archives.values()) {
            if (archive.declaration().busArn().equals(bus.arn())) {
                archive.keep(time(event), json);
            }
        }
    }

    static Instant time(ObjectNode event) {
        try {
            return Instant.parse(event.path("time").asString(""));
        } catch (DateTimeException _) {
            return Instant.now();
        }
    }

    @Override
    public void close() {
        if (!isKept) {
            Directories.delete(directory);
        }
    }
}
