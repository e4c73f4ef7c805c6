package dev.gatehouse.local.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonLinesTest {
    @TempDir
    private Path directory;
    private Path file = Path.of("");

    @BeforeEach
    void name() {
        file = directory.resolve("names.jsonl");
    }

    @Test
    void isEmptyBeforeTheFirstLine() {
        assertThat(JsonLines.read(file, String.class)).isEmpty();
    }

    @Test
    void holdsWhatWasKnownAndWhatWasAdded() {
        try (var lines = JsonLines.open(file, List.of("Ada"))) {
            lines.append(List.of("Zoë", "line\nbreak"));
        }

        assertThat(JsonLines.read(file, String.class)).containsExactly("Ada", "Zoë", "line\nbreak");
    }

    @Test
    void forgetsWhatIsReplaced() {
        try (var lines = JsonLines.open(file, List.of("Ada"))) {
            lines.append(List.of("Bob"));
            lines.replace(List.of("Cem"));
            lines.append(List.of("Dan"));
        }

        assertThat(JsonLines.read(file, String.class)).containsExactly("Cem", "Dan");
    }

    @Test
    void leavesOutWhatWasNotFinishedWhereverTheProcessEnded() throws IOException {
        var whole = "\"Ada\"\n".getBytes(StandardCharsets.UTF_8);
        var half = "\"Zoë\"".getBytes(StandardCharsets.UTF_8);
        for (var written = 0; written < half.length; written++) {
            var bytes = Arrays.copyOf(whole, whole.length + written);
            System.arraycopy(half, 0, bytes, whole.length, written);
            Files.write(file, bytes);

            assertThat(JsonLines.read(file, String.class)).containsExactly("Ada");
        }
    }
}
