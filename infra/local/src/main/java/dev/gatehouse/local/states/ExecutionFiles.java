package dev.gatehouse.local.states;

import dev.gatehouse.local.data.JsonLines;
import dev.gatehouse.local.data.WholeFile;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Keeps executions, a file each: every line says what is new. */
final class ExecutionFiles {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String SUFFIX = ".jsonl";

    private final @Nullable Path directory;

    /** @param data nothing forgets executions with the process */
    ExecutionFiles(@Nullable Path data) {
        directory = data == null ? null : data.resolve("executions");
        if (directory != null) {
            try {
                Files.createDirectories(directory);
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot keep executions in " + directory, e);
            }
        }
    }

    /** Returns when the end of the process cannot undo it. */
    void append(String executionArn, ExecutionRecord news) {
        if (directory == null) {
            return;
        }
        var file = file(directory, executionArn);
        // No channel: that would be closed by the interruption of the thread that writes.
        try (var stream = new FileOutputStream(file.toFile(), true)) {
            stream.write((JSON.writeValueAsString(news) + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file, e);
        }
    }

    void delete(String executionArn) {
        if (directory != null) {
            try {
                Files.deleteIfExists(file(directory, executionArn));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    List<ExecutionRecord> all() {
        if (directory == null) {
            return List.of();
        }
        try (var files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(SUFFIX))
                    .map(ExecutionFiles::read)
                    .filter(Objects::nonNull)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + directory, e);
        }
    }

    private static @Nullable ExecutionRecord read(Path file) {
        var whole = JsonLines.read(file, ExecutionRecord.class).stream().reduce(ExecutionRecord::with).orElse(null);
        // What was left out of it is not to be continued by what is added.
        WholeFile.write(file, whole == null ? "" : JSON.writeValueAsString(whole) + "\n");
        return whole;
    }

    private static Path file(Path directory, String executionArn) {
        return directory.resolve(UUID.nameUUIDFromBytes(executionArn.getBytes(StandardCharsets.UTF_8)) + SUFFIX);
    }
}
