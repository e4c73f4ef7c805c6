package dev.gatehouse.local.states;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How an execution ended. */
record Ending(
        Status status, @Nullable String output, @Nullable String error, @Nullable String cause, Instant time) {

    enum Status {
        SUCCEEDED, FAILED, TIMED_OUT, ABORTED
    }

    static Ending succeeded(String output) {
        return new Ending(Status.SUCCEEDED, output, null, null, ExecutionContext.now());
    }

    static Ending failed(String error, String cause) {
        return new Ending(Status.FAILED, null, error, cause, ExecutionContext.now());
    }

    static Ending timedOut() {
        return new Ending(Status.TIMED_OUT, null, "States.Timeout", null, ExecutionContext.now());
    }

    static Ending aborted(@Nullable String error, @Nullable String cause) {
        return new Ending(Status.ABORTED, null, error, cause, ExecutionContext.now());
    }

    HistoryEvent event() {
        var kind = switch (status) {
            case SUCCEEDED -> "Succeeded";
            case FAILED -> "Failed";
            case TIMED_OUT -> "TimedOut";
            case ABORTED -> "Aborted";
        };
        var event = HistoryEvent.of("Execution" + kind, "execution" + kind);
        return event.with("output", output).with("error", error).with("cause", cause);
    }
}
