package dev.gatehouse.runtime.log;

import java.util.Optional;

/** A context's log. */
public interface EventLog {

    /** The newest entry of a stream, strongly consistent: one request. */
    Optional<LogEntry> newest(String stream);

    /** Records all or nothing, on the condition that no entry has the same place yet: one request. */
    Append.Result append(Append append);
}
