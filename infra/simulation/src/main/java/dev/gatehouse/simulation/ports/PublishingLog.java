package dev.gatehouse.simulation.ports;

import dev.gatehouse.runtime.log.Append;
import dev.gatehouse.runtime.log.EventLog;
import dev.gatehouse.runtime.log.LogEntry;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A log with a stream of what is recorded. */
public record PublishingLog(EventLog log, Consumer<List<LogEntry>> stream) implements EventLog {

    @Override
    public Optional<LogEntry> newest(String name) {
        return log.newest(name);
    }

    @Override
    public List<LogEntry> all(String name) {
        return log.all(name);
    }

    @Override
    public Append.Result append(Append append) {
        var result = log.append(append);
        if (result instanceof Append.Result.Recorded) {
            stream.accept(append.entries());
        }
        return result;
    }
}
