package dev.gatehouse.local.command;

import java.time.Duration;
import java.time.Instant;

/**
 * One message that could not be handled.
 *
 * @param sent when it was first sent
 */
record DeadLetter(String messageId, Instant sent, Subject subject, Cause cause) {

    Duration age() {
        return Duration.between(sent, Instant.now());
    }
}
