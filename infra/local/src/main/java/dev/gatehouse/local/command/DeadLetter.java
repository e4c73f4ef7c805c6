package dev.gatehouse.local.command;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One message that could not be handled.
 *
 * @param sent when it was first sent
 */
record DeadLetter(String messageId, Instant sent, Subject subject, Cause cause) {

    /** In the order of the first of each. */
    static Map<String, List<DeadLetter>> byCause(List<DeadLetter> letters) {
        return letters.stream().collect(Collectors.groupingBy(letter -> letter.cause().kind(), LinkedHashMap::new,
                Collectors.toList()));
    }

    Duration age() {
        return Duration.between(sent, Instant.now());
    }
}
