package dev.gatehouse.local.states;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All there is to know of an execution, or what is new of it.
 *
 * @param beginning nothing where it has not changed; so with the others
 */
record ExecutionRecord(
        @Nullable Beginning beginning, @Nullable Progress progress, @Nullable Ending ending,
        List<HistoryEvent> history) {

    ExecutionRecord with(ExecutionRecord newer) {
        var all = new ArrayList<>(history);
        all.addAll(newer.history);
        return new ExecutionRecord(newer.beginning == null ? beginning : newer.beginning,
                newer.progress == null ? progress : newer.progress,
                newer.ending == null ? ending : newer.ending, all);
    }
}
