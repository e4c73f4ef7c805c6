package dev.gatehouse.local.delivery;

import dev.gatehouse.local.data.JsonLines;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Remembers deliveries from acceptance to arrival, so that the end of the process loses none. */
final class Journal implements AutoCloseable {
    private static final int ROOM = 4 * 1024 * 1024;

    private final Map<String, Delivery> open = new LinkedHashMap<>();
    private final JsonLines<Line> lines;
    private int room = ROOM;

    /** @param delivery nothing where it has arrived */
    private record Line(String id, @Nullable Delivery delivery) {}

    private Journal(Path path) {
        JsonLines.read(path, Line.class).forEach(this::replay);
        lines = JsonLines.open(path, lines(open.values()));
    }

    static Journal open(Path path) {
        return new Journal(path);
    }

    private void replay(Line line) {
        if (line.delivery() == null) {
            open.remove(line.id());
        } else {
            open.put(line.id(), line.delivery());
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
        write(List.of(new Line(delivery.id(), null)));
    }

    private static List<Line> lines(Collection<Delivery> deliveries) {
        return deliveries.stream().map(delivery -> new Line(delivery.id(), delivery)).toList();
    }

    private void write(List<Line> news) {
        room -= lines.append(news);
        if (room < 0) {
            room = Math.max(ROOM, lines.replace(lines(open.values())));
        }
    }

    @Override
    public synchronized void close() {
        lines.close();
    }
}
