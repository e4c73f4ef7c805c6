package dev.gatehouse.local.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.sqs.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
    @TempDir
    private Path directory;

    @Test
    void remembersWhatHasNotArrived() {
        var first = delivery("first");
        var second = delivery("second");
        try (var journal = Journal.open(file())) {
            journal.accepted(List.of(first, second));
            journal.arrived(first);
        }

        try (var journal = Journal.open(file())) {
            assertThat(journal.open()).containsExactly(second);
        }
    }

    @Test
    void ignoresALineThatWasNotFinished() throws IOException {
        var whole = delivery("whole");
        try (var journal = Journal.open(file())) {
            journal.accepted(List.of(whole));
        }
        Files.writeString(file(), "{\"id\":\"x\",\"deliv", StandardOpenOption.APPEND);

        try (var journal = Journal.open(file())) {
            assertThat(journal.open()).containsExactly(whole);
        }
    }

    @Test
    void staysSmall() throws IOException {
        var open = delivery("open");
        try (var journal = Journal.open(file())) {
            journal.accepted(List.of(open));
            for (int i = 0; i < 100; i++) {
                var large = delivery("x".repeat(100_000));
                journal.accepted(List.of(large));
                journal.arrived(large);
            }
        }

        assertThat(Files.size(file())).isLessThan(5_000_000);
        try (var journal = Journal.open(file())) {
            assertThat(journal.open()).containsExactly(open);
        }
    }

    private Path file() {
        return directory.resolve("deliveries.jsonl");
    }

    private static Delivery delivery(String body) {
        var queue = "arn:aws:sqs:eu-central-1:000000000000:inbox";
        return Delivery.of("arn:aws:sns:eu-central-1:000000000000:news:1", queue, Message.of(body),
                RetryPolicy.STANDARD, new DeadLetter(queue, DeadLetter.Naming.SNS, Message.of(body)));
    }
}
