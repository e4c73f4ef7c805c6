package dev.gatehouse.runtime.inbox;

/** Remembers which messages have had their effect, for functions that have no aggregate to remember it. */
public interface Inbox {

    /**
     * Acts unless this function has already acted on this message. A crash while acting lets a later delivery act again
     * once the claim has run out, so the effect happens at least once and, short of a crash, once.
     *
     * @throws InProgress if another delivery of the message is acting right now
     */
    void once(String function, String eventId, Runnable effect);

    /** Another delivery holds the claim; deliver again later. */
    final class InProgress extends RuntimeException {
        public InProgress(String function, String eventId) {
            super("%s is already acting on %s; the message will be delivered again".formatted(function, eventId));
        }
    }
}
