package dev.gatehouse.local.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchivedEventsTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    @TempDir
    private Path directory;
    private ArchivedEvents events;

    @BeforeEach
    void open() {
        events = new ArchivedEvents(directory);
    }

    @Test
    void givesTheMinutesThatAreAskedForOldestFirst() {
        for (var minutes : List.of(24 * 60, 0, 1, -1, 2)) {
            events.add(NOON.plus(Duration.ofMinutes(minutes)).plusSeconds(59), "{}");
        }

        assertThat(events.minutes(NOON, NOON.plusSeconds(60))).extracting(Path::getFileName).extracting(Path::toString)
                .containsExactly("12-00.jsonl", "12-01.jsonl");
        assertThat(events.minutes(Instant.MIN, Instant.MAX)).hasSize(5);
    }

    @Test
    void goesOnWithWhatIsThereEvenAfterHalfALine() throws IOException {
        events.add(NOON, "{\"n\":1}");
        var minute = events.minutes(NOON, NOON).getFirst();
        Files.writeString(minute, "{\"n\":", StandardOpenOption.APPEND);

        var reopened = new ArchivedEvents(directory);
        reopened.add(NOON, "{\"n\":2}");

        assertThat(Files.readAllLines(minute)).containsExactly("{\"n\":1}", "{\"n\":", "{\"n\":2}");
        assertThat(reopened.count()).isEqualTo(3);
    }

    @Test
    void forgetsDaysThatAreTooLongAgo() {
        var today = Instant.now();
        events.add(today.minus(Duration.ofDays(31)), "{}");
        events.add(today.minus(Duration.ofDays(30)), "{}");

        events.prune(30);

        assertThat(events.minutes(Instant.MIN, Instant.MAX)).hasSize(1);
    }
}
