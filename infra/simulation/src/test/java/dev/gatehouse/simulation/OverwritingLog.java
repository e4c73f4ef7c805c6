package dev.gatehouse.simulation;

import dev.gatehouse.runtime.log.Append;
import dev.gatehouse.runtime.log.EventLog;
import dev.gatehouse.runtime.log.LogEntry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** A log that takes every entry, whoever has written there before. */
record OverwritingLog(EventLog log, Consumer<List<LogEntry>> publish, Map<String, TreeMap<Long, LogEntry>> streams)
        implements
            EventLog {
    OverwritingLog(EventLog log, Consumer<List<LogEntry>> publish) {
        this(log, publish, new HashMap<>());
    }

    @Override
    public Optional<LogEntry> newest(String stream) {
        var entries = streams.get(stream);
        return entries == null ? Optional.empty() : Optional.of(entries.lastEntry().getValue());
    }

    @Override
    public List<LogEntry> all(String stream) {
        return List.copyOf(streams.getOrDefault(stream, new TreeMap<>()).values());
    }

    @Override
    public Append.Result append(Append append) {
        if (append.counter() != null && log.append(append) instanceof Append.Result.CounterMoved moved) {
            return moved;
        }
        append.entries().forEach(entry -> streams.computeIfAbsent(entry.metadata().stream(), _ -> new TreeMap<>())
                .put(entry.metadata().sequence(), entry));
        if (append.counter() == null) {
            publish.accept(append.entries());
        }
        return new Append.Result.Recorded();
    }
}
