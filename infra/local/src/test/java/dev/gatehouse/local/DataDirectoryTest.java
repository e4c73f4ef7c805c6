package dev.gatehouse.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {
    @TempDir
    private Path parent;

    @Test
    void isUsedByOneAtATime() {
        var directory = parent.resolve("data");
        try (var _ = DataDirectory.lock(directory)) {
            assertThatIllegalStateException().isThrownBy(() -> DataDirectory.lock(directory))
                    .withMessageContaining(directory.toString());
        }

        try (var later = DataDirectory.lock(directory)) {
            assertThat(later).isNotNull();
        }
    }
}
