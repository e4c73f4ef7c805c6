package dev.gatehouse.runtime.log;

import dev.gatehouse.runtime.log.Append.CounterStep;
import dev.gatehouse.runtime.log.Append.Result;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A log without a database, for tests and simulation. It keeps the same promises. */
public final class InMemoryEventLog implements EventLog {
    private final Map<String, List<LogEntry>> streams = new HashMap<>();
    private final Map<String, Long> counters = new HashMap<>();

    @Override
    public synchronized Optional<LogEntry> newest(String stream) {
        return streams.containsKey(stream) ? Optional.of(stream(stream).getLast()) : Optional.empty();
    }

    @Override
    public List<LogEntry> all(String stream) {
        return stream(stream);
    }

    @Override
    public synchronized Result append(Append append) {
        if (append.entries().stream().anyMatch(entry -> exists(entry))) {
            return new Result.Lost();
        }
        if (append.counter() instanceof CounterStep(var counter, var last)) {
            long actual = counters.getOrDefault(counter, 0L);
            if (actual != last) {
                return new Result.CounterMoved(actual);
            }
            counters.put(counter, last + 1);
        }
        append.entries().forEach(
                entry -> streams.computeIfAbsent(entry.metadata().stream(), _ -> new ArrayList<>()).add(entry));
        return new Result.Recorded();
    }

    /** All entries of a stream, oldest first. */
    public synchronized List<LogEntry> stream(String stream) {
        return List.copyOf(streams.getOrDefault(stream, List.of()));
    }

    private boolean exists(LogEntry entry) {
        return stream(entry.metadata().stream()).stream()
                .anyMatch(other -> other.metadata().sequence() == entry.metadata().sequence());
    }
}
