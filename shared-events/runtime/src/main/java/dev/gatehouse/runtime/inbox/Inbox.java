package dev.gatehouse.runtime.inbox;

import dev.gatehouse.runtime.dispatch.RetryLater;
import java.time.Duration;

/** Remembers which messages have had their effect, for functions that have no aggregate to remember it. */
public interface Inbox {

    /**
     * Acts unless this function has already acted on this message. A crash while acting lets a later delivery act again
     * once the claim has run out, so the effect happens at least once and, short of a crash, once.
     *
     * @throws InProgress if another delivery of the message is acting right now
     */
    void once(String function, String eventId, Runnable effect);

    /**
     * Another delivery holds the claim. This one comes back when the claim is over, not sooner: each time it looked in vain
     * would be one delivery less until it is set aside.
     */
    final class InProgress extends RetryLater {

        /** @param claimed how much longer the other may act */
        public InProgress(String function, String eventId, Duration claimed) {
            super("%s is already acting on %s; the message will be delivered again".formatted(function, eventId),
                    claimed);
        }
    }
}
