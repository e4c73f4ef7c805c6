package dev.gatehouse.stream.sqs;

import java.time.Duration;

/**
 * How long a message that failed stays away.
 *
 * @param first before the second delivery; each further time is four times as long
 * @param longest the queue's own visibility timeout, which is never exceeded
 */
record Backoff(Duration first, Duration longest) {
    private static final int FACTOR = 4;

    /** @param receiveCount how often the message has been delivered by now, from 1 */
    Duration after(int receiveCount) {
        var delay = first;
        for (var delivery = 1; delivery < receiveCount && delay.compareTo(longest) < 0; delivery++) {
            delay = delay.multipliedBy(FACTOR);
        }
        return delay.compareTo(longest) < 0 ? delay : longest;
    }
}
