package dev.gatehouse.local.delivery;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Remembers deliveries from acceptance to arrival, so that the end of the process loses none. */
final class Journal implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final long ROOM = 4L * 1024 * 1024;

    private final Path path;
    private final Map<String, Delivery> open;
    // No channel: that would be closed by the interruption of any thread that writes.
    private OutputStream file = OutputStream.nullOutputStream();
    private long room = ROOM;

    /** @param delivery nothing where it has arrived */
    private record Line(String id, @Nullable Delivery delivery) {}

    private Journal(Path path, Map<String, Delivery> open) {
        this.path = path;
        this.open = open;
    }

    static Journal open(Path path) {
        var open = new LinkedHashMap<String, Delivery>();
        try {
            if (Files.exists(path)) {
                Files.readAllLines(path).forEach(text -> replay(text, open));
            }
            var journal = new Journal(path, open);
            journal.rewrite();
            return journal;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot open " + path, e);
        }
    }

    private static void replay(String text, Map<String, Delivery> open) {
        try {
            var line = JSON.readValue(text, Line.class);
            if (line.delivery() == null) {
                open.remove(line.id());
            } else {
                open.put(line.id(), line.delivery());
            }
        } catch (JacksonException _) {
            // The process ended while it wrote this line, so nobody was told that it was accepted.
        }
    }

    synchronized List<Delivery> open() {
        return List.copyOf(open.values());
    }

    synchronized void accepted(Collection<Delivery> deliveries) {
        deliveries.forEach(delivery -> open.put(delivery.id(), delivery));
        write(lines(deliveries));
    }

    synchronized void arrived(Delivery delivery) {
        open.remove(delivery.id());
        write(JSON.writeValueAsString(new Line(delivery.id(), null)) + "\n");
    }

    private static String lines(Collection<Delivery> deliveries) {
        var lines = new StringBuilder();
        deliveries.forEach(delivery -> lines.append(JSON.writeValueAsString(new Line(delivery.id(), delivery)))
                .append('\n'));
        return lines.toString();
    }

    private void write(String lines) {
        try {
            file.write(lines.getBytes(StandardCharsets.UTF_8));
            room -= lines.length();
            if (room < 0) {
                rewrite();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + path, e);
        }
    }

    /** Keeps only what is open. */
    private void rewrite() throws IOException {
        file.close();
        var lines = lines(open.values());
        var fresh = path.resolveSibling(path.getFileName() + ".new");
        Files.writeString(fresh, lines);
        Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        file = new FileOutputStream(path.toFile(), true);
        room = Math.max(ROOM, lines.length());
    }

    @Override
    public synchronized void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
