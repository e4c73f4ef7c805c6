package dev.gatehouse.runtime.dispatch;

import java.time.Duration;

/**
 * How long a message that failed stays away.
 *
 * @param first before the second delivery; each further time is four times as long
 * @param longest the most it may be: the queue's own visibility timeout, or less
 */
public record Backoff(Duration first, Duration longest) {
    private static final int FACTOR = 4;

    /** @param receiveCount how often the message has been delivered by now, from 1 */
    public Duration after(int receiveCount) {
        var delay = first;
        for (var delivery = 1; delivery < receiveCount && delay.compareTo(longest) < 0; delivery++) {
            delay = delay.multipliedBy(FACTOR);
        }
        return delay.compareTo(longest) < 0 ? delay : longest;
    }
}
