package dev.gatehouse.local.provider;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the caller gets.
 *
 * @param executed whether the operation ran, so that its idempotency key must give the same answer again
 * @param isLost whether the first caller must not see it
 */
record Answer(int status, Map<String, ?> json, boolean executed, boolean isLost, Change change) {

    static Answer done(Map<String, ?> json) {
        return new Answer(200, json, true, false, Change.NONE);
    }

    /** @param effect what is counted, if anything */
    static Answer done(PaymentIntent intent, @Nullable String effect) {
        return done(intent.json()).changing(new Change(intent, effect, null));
    }

    static Answer error(int status, Map<String, ?> error, boolean executed) {
        return new Answer(status, Map.of("error", error), executed, false, Change.NONE);
    }

    Answer changing(Change changed) {
        return new Answer(status, json, executed, isLost, changed);
    }

    Answer lost() {
        return new Answer(status, json, executed, true, change);
    }
}
