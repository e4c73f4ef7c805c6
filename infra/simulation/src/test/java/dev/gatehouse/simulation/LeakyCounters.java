package dev.gatehouse.simulation;

import dev.gatehouse.runtime.log.Append;
import dev.gatehouse.runtime.log.EventLog;
import dev.gatehouse.runtime.log.LogEntry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A log that counts on, whether or not the entries are recorded. */
record LeakyCounters(EventLog log, Map<String, Long> counters) implements EventLog {
    LeakyCounters(EventLog log) {
        this(log, new HashMap<>());
    }

    @Override
    public Optional<LogEntry> newest(String stream) {
        return log.newest(stream);
    }

    @Override
    public List<LogEntry> all(String stream) {
        return log.all(stream);
    }

    @Override
    public Append.Result append(Append append) {
        if (append.counter() instanceof Append.CounterStep(var counter, var last)) {
            var actual = counters.getOrDefault(counter, 0L);
            if (actual != last) {
                return new Append.Result.CounterMoved(actual);
            }
            counters.put(counter, last + 1);
        }
        return log.append(new Append(append.entries(), null));
    }
}
