package dev.gatehouse.runtime.log;

import java.util.List;
import java.util.Optional;

/** A context's log. */
public interface EventLog {

    /** The newest entry of a stream, strongly consistent: one request. */
    Optional<LogEntry> newest(String stream);

    /** All entries of a stream, oldest first, strongly consistent: one request. */
    List<LogEntry> all(String stream);

    /** Records all or nothing, on the condition that no entry has the same place yet: one request. */
    Append.Result append(Append append);
}
