package dev.gatehouse.stream;

import dev.gatehouse.runtime.log.Append;
import dev.gatehouse.runtime.log.EventLog;
import dev.gatehouse.runtime.log.LogEntry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A log in memory, for one writer of each stream. */
final class MemoryLog implements EventLog {
    private final Map<String, LogEntry> newest = new ConcurrentHashMap<>();

    @Override
    public Optional<LogEntry> newest(String stream) {
        return Optional.ofNullable(newest.get(stream));
    }

    @Override
    public List<LogEntry> all(String stream) {
        return newest(stream).stream().toList();
    }

    @Override
    public Append.Result append(Append append) {
        append.entries().forEach(entry -> newest.put(entry.metadata().stream(), entry));
        return new Append.Result.Recorded();
    }
}
