package dev.gatehouse.local.states;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import tools.jackson.databind.JsonNode;

/** Waits in a Wait state. */
record WaitRun(Execution execution, State.Wait state) {
    private static final long LONGEST_SECONDS = 99_999_999;

    void run(Progress now) throws InterruptedException {
        if (now.phase() instanceof Phase.Waiting(var until)) {
            sleepUntil(until);
            execution.leave(state.exit(), now.input(), execution.scope(now, null));
        } else {
            var until = state.until().evaluate(execution.scope(now, null));
            execution.move(now.at(new Phase.Waiting(state.isTimestamp()
                    ? time(until)
                    : now.entered().plusSeconds(
                            seconds(until)))));
        }
    }

    private static long seconds(JsonNode seconds) {
        if (!seconds.isIntegralNumber() || seconds.longValue() < 0 || seconds.longValue() > LONGEST_SECONDS) {
            throw ExecutionFailed.inQuery("Seconds must be a whole number from 0 to " + LONGEST_SECONDS);
        }
        return seconds.longValue();
    }

    private static Instant time(JsonNode time) {
        try {
            return OffsetDateTime.parse(time.asString("")).toInstant();
        } catch (DateTimeException _) {
            throw ExecutionFailed.inQuery("Timestamp must be a time such as 2026-03-14T01:59:00Z");
        }
    }

    static void sleepUntil(Instant time) throws InterruptedException {
        var left = Duration.between(Instant.now(), time);
        if (left.isPositive()) {
            Thread.sleep(left);
        }
    }
}
