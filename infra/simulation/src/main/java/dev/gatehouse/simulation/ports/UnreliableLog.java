package dev.gatehouse.simulation.ports;

import dev.gatehouse.runtime.log.Append;
import dev.gatehouse.runtime.log.EventLog;
import dev.gatehouse.runtime.log.LogEntry;
import dev.gatehouse.testkit.simulation.Calls;
import dev.gatehouse.testkit.simulation.Tally;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** A log at the far end of a network. */
public record UnreliableLog(EventLog log, Calls calls, Tally tally) implements EventLog {

    @Override
    public Optional<LogEntry> newest(String stream) {
        return calls.read("read " + stream, () -> log.newest(stream));
    }

    @Override
    public List<LogEntry> all(String stream) {
        return calls.read("read all of " + stream, () -> log.all(stream));
    }

    @Override
    public Append.Result append(Append append) {
        var result = calls.write("append to " + append.entries().getFirst().metadata().stream(),
                () -> log.append(append));
        if (!(result instanceof Append.Result.Recorded)) {
            tally.count(result instanceof Append.Result.Lost ? "LOST_RACE" : "COUNTER_MOVED");
            takeNoBreak();
        }
        return result;
    }

    /** Whoever loses a race takes a break before the next attempt; the next break is over as it begins. */
    static void takeNoBreak() {
        LockSupport.unpark(Thread.currentThread());
    }
}
