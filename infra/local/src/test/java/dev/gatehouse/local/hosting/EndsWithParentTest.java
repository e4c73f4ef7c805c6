package dev.gatehouse.local.hosting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EndsWithParentTest {
    @Test
    void endsWhenNobodyIsLeftToWriteToIt(@TempDir Path directory) throws Exception {
        var child = start(directory);
        try (var output = child.inputReader()) {
            assertThat(output.readLine()).isEqualTo("ready");

            child.getOutputStream().close();

            assertThat(child.waitFor(1, TimeUnit.MINUTES)).isTrue();
            assertThat(child.exitValue()).isEqualTo(137);
        } finally {
            child.destroyForcibly();
        }
    }

    @Test
    void livesOnUntilThen(@TempDir Path directory) throws Exception {
        var child = start(directory);
        try (var output = child.inputReader(); var input = child.outputWriter()) {
            input.write("more");
            input.flush();

            assertThat(output.readLine()).isEqualTo("ready");
            assertThat(child.isAlive()).isTrue();
        } finally {
            child.destroyForcibly();
        }
    }

    /** Would live for an hour. */
    private static Process start(Path directory) throws IOException {
        var source = Files.writeString(directory.resolve("Idle.java"), """
                void main() throws Exception {
                    IO.println("ready");
                    Thread.sleep(3_600_000);
                }
                """);
        return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                EndsWithParent.option(), source.toString()).start();
    }
}
