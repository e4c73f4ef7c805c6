package dev.gatehouse.local.scheduler;

import dev.gatehouse.local.data.WholeFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Keeps things of one kind, a file each. */
final class ScheduleFiles<T> {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String SUFFIX = ".json";

    private final @Nullable Path directory;
    private final Class<T> type;

    /** @param data nothing forgets them with the process */
    ScheduleFiles(@Nullable Path data, String kind, Class<T> type) {
        this.directory = data == null ? null : data.resolve(kind);
        this.type = type;
        if (directory != null) {
            try {
                Files.createDirectories(directory);
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot keep " + kind, e);
            }
        }
    }

    List<T> all() {
        if (directory == null) {
            return List.of();
        }
        try (var files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(SUFFIX))
                    .map(file -> JSON.readValue(file, type))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + directory, e);
        }
    }

    void put(String id, T thing) {
        if (directory != null) {
            WholeFile.write(file(directory, id), JSON.writeValueAsString(thing));
        }
    }

    void delete(String id) {
        if (directory != null) {
            try {
                Files.deleteIfExists(file(directory, id));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static Path file(Path directory, String id) {
        return directory.resolve(UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8)) + SUFFIX);
    }
}
