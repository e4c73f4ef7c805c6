package dev.gatehouse.runtime.log;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Entries to record together: all of them, and the step of the counter, or nothing. */
public record Append(List<LogEntry> entries, @Nullable CounterStep counter) {

    public Append {
        entries = List.copyOf(entries);
        if (entries.isEmpty()) {
            throw new IllegalArgumentException("nothing to append");
        }
    }

    /** Moves a counter from {@code last}, the number given out last, to the next one. */
    public record CounterStep(String counter, long last) {}

    /** What became of it. */
    public sealed interface Result {
        /** All is recorded. */
        record Recorded() implements Result {}

        /** Somebody else wrote to the stream first, or is writing now. Nothing is recorded. */
        record Lost() implements Result {}

        /** The counter stands elsewhere. Nothing is recorded. */
        record CounterMoved(long last) implements Result {}
    }
}
