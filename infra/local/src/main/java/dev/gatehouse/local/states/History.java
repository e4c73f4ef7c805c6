package dev.gatehouse.local.states;

import java.util.ArrayList;
import java.util.List;

/** What has happened in an execution. That of an Express machine is only counted. */
final class History {
    private static final int LONGEST = 25_000;

    private final boolean isKept;
    private final List<HistoryEvent> written;
    private final List<HistoryEvent> unwritten = new ArrayList<>();
    private int count;

    History(boolean isKept, List<HistoryEvent> written) {
        this.isKept = isKept;
        this.written = new ArrayList<>(written);
        this.count = written.size();
    }

    synchronized List<HistoryEvent> written() {
        return List.copyOf(written);
    }

    /** @throws ExecutionFailed if it is too long */
    synchronized void note(HistoryEvent event) {
        count++;
        if (count > LONGEST) {
            throw new ExecutionFailed("States.Runtime",
                    "The execution reached the maximum number of history events (%d).".formatted(LONGEST));
        }
        add(event);
    }

    /** Adds the last event, for which there is always room. */
    synchronized void end(HistoryEvent event) {
        add(event);
    }

    private void add(HistoryEvent event) {
        if (isKept) {
            unwritten.add(event);
        }
    }

    /** What is still to be written. */
    synchronized List<HistoryEvent> news() {
        return List.copyOf(unwritten);
    }

    synchronized void newsAreWritten() {
        written.addAll(unwritten);
        unwritten.clear();
    }
}
