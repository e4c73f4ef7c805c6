package dev.gatehouse.runtime.claims;

import dev.gatehouse.runtime.log.Append;
import dev.gatehouse.runtime.log.EventLog;
import dev.gatehouse.runtime.log.LogEntry;
import java.util.List;
import java.util.Optional;

/**
 * A log that records large events without their large fields. These are put aside before the entry is written: an entry
 * never refers to what is not there, and a lost race leaves at most an object that nobody refers to.
 */
public final class ClaimingEventLog implements EventLog {
    private final EventLog log;
    private final ClaimCheck claims;

    public ClaimingEventLog(EventLog log, ClaimCheck claims) {
        this.log = log;
        this.claims = claims;
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
        return log.append(new Append(append.entries().stream().map(this::small).toList(), append.counter()));
    }

    private LogEntry small(LogEntry entry) {
        return new LogEntry(entry.metadata(), claims.deposit(entry.metadata().eventId(), entry.event()), entry.state(),
                entry.handled(), entry.visibility());
    }
}
