package dev.gatehouse.local.data;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** A file of JSON that grows by lines. Whoever writes it sees to it that only one thread does at a time. */
public final class JsonLines<T> implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(JsonLines.class);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Path path;
    // No channel: that would be closed by the interruption of any thread that writes.
    private OutputStream file = OutputStream.nullOutputStream();
    private boolean isTorn;

    private JsonLines(Path path) {
        this.path = path;
    }

    /** Begins with what is known. */
    public static <T> JsonLines<T> open(Path path, Collection<T> known) {
        var lines = new JsonLines<T>(path);
        lines.replace(known);
        return lines;
    }

    /** All lines but those that were never finished: nothing was done because of them. */
    public static <T> List<T> read(Path path, Class<T> type) {
        if (!Files.exists(path)) {
            return List.of();
        }
        var values = new ArrayList<T>();
        try {
            // Half a line may end with half a character.
            var lines = new String(Files.readAllBytes(path), StandardCharsets.UTF_8).lines().toList();
            for (var number = 1; number <= lines.size(); number++) {
                add(path, number, lines.get(number - 1), type, values);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + path, e);
        }
        return values;
    }

    private static <T> void add(Path path, int number, String line, Class<T> type, List<T> values) {
        if (line.isEmpty()) {
            return;
        }
        try {
            values.add(JSON.readValue(line, type));
        } catch (JacksonException _) {
            LOG.warn("Line {} of {} was not finished when the process ended, and is left out", number, path);
        }
    }

    /** Returns when the end of the process cannot undo it, and how long the lines are. */
    public int append(Collection<T> values) {
        var text = text(values);
        try {
            file.write(((isTorn ? "\n" : "") + text).getBytes(StandardCharsets.UTF_8));
            isTorn = false;
            return text.length();
        } catch (IOException e) {
            isTorn = true;
            throw new UncheckedIOException("Cannot write " + path, e);
        }
    }

    /** Forgets all lines but these; returns how long they are. */
    public int replace(Collection<T> values) {
        var text = text(values);
        try {
            file.close();
            WholeFile.write(path, text);
            file = new FileOutputStream(path.toFile(), true);
            isTorn = false;
            return text.length();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + path, e);
        }
    }

    private static String text(Collection<?> values) {
        return values.stream().map(value -> JSON.writeValueAsString(value) + "\n").collect(Collectors.joining());
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
