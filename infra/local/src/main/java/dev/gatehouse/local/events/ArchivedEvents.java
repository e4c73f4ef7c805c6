package dev.gatehouse.local.events;

import dev.gatehouse.local.data.Directories;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Events on disk, a directory a day and in it a file a minute: a replay goes from minute to minute. */
final class ArchivedEvents {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH-mm'.jsonl'")
            .withZone(ZoneOffset.UTC);
    private final Path directory;
    private long count;
    private long bytes;
    private LocalDate pruned = LocalDate.MIN;

    /** Goes on with what is there. */
    ArchivedEvents(Path directory) {
        this.directory = directory;
        minutes(Instant.MIN, Instant.MAX).forEach(this::takeOver);
    }

    private void takeOver(Path minute) {
        try {
            var lines = Files.readAllBytes(minute);
            if (lines.length > 0 && lines[lines.length - 1] != '\n') {
                // Half a line, of an event that nobody was told had arrived: the next one gets a line of its own.
                append(minute, "\n");
            }
            count += new String(lines, StandardCharsets.UTF_8).lines().count();
            bytes += lines.length;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + minute, e);
        }
    }

    /** Returns when the end of the process cannot undo it. */
    synchronized void add(Instant time, String event) {
        var minute = directory.resolve(day(time).toString()).resolve(MINUTE.format(time));
        try {
            Files.createDirectories(minute.getParent());
            append(minute, event + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + minute, e);
        }
        count++;
        bytes += event.length() + 1L;
    }

    private static void append(Path file, String text) throws IOException {
        // No channel: that would be closed by the interruption of the thread that writes.
        try (var stream = new FileOutputStream(file.toFile(), true)) {
            stream.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** The files of those minutes, oldest first. */
    List<Path> minutes(Instant from, Instant to) {
        var first = from.equals(Instant.MIN) ? "" : day(from) + "/" + MINUTE.format(from);
        var last = to.equals(Instant.MAX) ? "~" : day(to) + "/" + MINUTE.format(to);
        return list(directory).flatMap(day -> list(day)).filter(minute -> {
            var name = directory.relativize(minute).toString().replace('\\', '/');
            return name.compareTo(first) >= 0 && name.compareTo(last) <= 0;
        }).toList();
    }

    /** Forgets the days that are longer ago; at most once a day. */
    synchronized void prune(int days) {
        var today = day(Instant.now());
        if (days == 0 || pruned.equals(today)) {
            return;
        }
        pruned = today;
        list(directory).filter(day -> LocalDate.parse(day.getFileName().toString()).isBefore(today.minusDays(days)))
                .forEach(Directories::delete);
    }

    synchronized void deleteAll() {
        list(directory).forEach(Directories::delete);
    }

    synchronized long count() {
        return count;
    }

    synchronized long bytes() {
        return bytes;
    }

    private static LocalDate day(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC);
    }

    private static Stream<Path> list(Path directory) {
        if (!Files.isDirectory(directory)) {
            return Stream.empty();
        }
        try (var files = Files.list(directory)) {
            return files.sorted(Comparator.comparing(Path::toString)).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + directory, e);
        }
    }
}
