package dev.gatehouse.local.provider;

import java.util.Map;

/**
 * What the caller gets.
 *
 * @param executed whether the operation ran, so that its idempotency key must give the same answer again
 * @param isLost whether the first caller must not see it
 */
record Answer(int status, Map<String, ?> json, boolean executed, boolean isLost) {

    static Answer done(Map<String, ?> json) {
        return new Answer(200, json, true, false);
    }

    static Answer error(int status, Map<String, ?> error, boolean executed) {
        return new Answer(status, Map.of("error", error), executed, false);
    }

    Answer lost() {
        return new Answer(status, json, executed, true);
    }
}
