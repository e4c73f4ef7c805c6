package dev.gatehouse.runtime.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BackoffTest {

    @Test
    void waitsFourTimesAsLongEachTimeUpToTheQueuesOwnTimeout() {
        assertThat(delays(Duration.ofSeconds(1), Duration.ofSeconds(180))).containsExactly(1L, 4L, 16L, 64L, 180L,
                180L);
        assertThat(delays(Duration.ofSeconds(1), Duration.ofSeconds(64))).containsExactly(1L, 4L, 16L, 64L, 64L, 64L);
        assertThat(delays(Duration.ofSeconds(1), Duration.ofSeconds(63))).containsExactly(1L, 4L, 16L, 63L, 63L, 63L);
    }

    @Test
    void staysAtNothing() {
        assertThat(delays(Duration.ZERO, Duration.ofSeconds(30))).containsOnly(0L);
    }

    @Test
    void leavesTheQueuesTimeoutAloneIfAskedForMore() {
        assertThat(delays(Duration.ofHours(12), Duration.ofSeconds(30))).containsOnly(30L);
    }

    private static Stream<Long> delays(Duration first, Duration longest) {
        var backoff = new Backoff(first, longest);
        return IntStream.rangeClosed(1, 6).mapToObj(backoff::after).map(Duration::toSeconds);
    }
}
