package dev.gatehouse.local.hosting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedHostingTest {
    private static final URI ENDPOINT = URI.create("http://localhost:4566");

    @TempDir
    private Path root;

    @Test
    void runsEachServiceInAClassLoaderOfItsOwn() throws IOException {
        var services = List.of(BootApp.build(root, "one-service"), BootApp.build(root, "two-service"),
                BootApp.build(root, "three-service"));

        try (var hosted = start(services)) {
            assertThat(hosted.names()).containsExactly("one-service", "two-service", "three-service");
            assertThat(Files.readString(root.resolve("one-service/report"))).isEqualTo(
                    "http://localhost:4566 eu-central-1 http://localhost:4566/pay one-service one-service 1");
            assertThat(Files.readString(root.resolve("three-service/report"))).endsWith("three-service 1");
            assertThat(root.resolve("one-service/stopped")).doesNotExist();
        }

        assertThat(root.resolve("one-service/stopped")).exists();
        assertThat(root.resolve("two-service/stopped")).exists();
    }

    @Test
    void logsEachServiceToAFileOfItsOwn() throws IOException {
        start(List.of(BootApp.build(root, "one-service"), BootApp.build(root, "two-service")))
                .close();

        assertThat(root.resolve("logs/one-service.log")).content().contains("this is one").doesNotContain("is two");
        assertThat(root.resolve("logs/two-service.log")).content().contains("this is two").doesNotContain("is one");
    }

    @Test
    void saysInOneLineWhyAServiceDoesNotStart() throws IOException {
        var services = List.of(BootApp.build(root, "one-service"), BootApp.build(root, "broken-service"));

        assertThatThrownBy(() -> start(services))
                .isInstanceOf(HostingException.class)
                .hasMessage("broken-service did not start: the handler is no dispatcher (IllegalStateException). "
                        + "Its log: " + root.resolve("logs/broken-service.log"));
        assertThat(root.resolve("one-service/stopped")).exists();
    }

    @Test
    void saysThatAServiceIsNotBuilt() throws IOException {
        Files.createDirectories(root.resolve("one-service/target"));

        assertThatThrownBy(() -> BootJar.of(root.resolve("one-service"))).isInstanceOf(HostingException.class)
                .hasMessageStartingWith("one-service has not been built");
        assertThatThrownBy(() -> BootJar.of(root.resolve("no-service"))).isInstanceOf(HostingException.class)
                .hasMessageStartingWith("no-service has not been built");
    }

    @Test
    void unpacksAgainWhenTheJarHoldsSomethingElseWhateverItsTime() throws IOException {
        var jar = BootApp.build(root, "one-service");
        jar.classPath();
        var unpacked = root.resolve("one-service/target/extracted/BOOT-INF/classes/app/App.class");
        Files.delete(unpacked);

        jar.classPath();
        assertThat(unpacked).doesNotExist();

        BootApp.add(jar, "BOOT-INF/classes/more.txt");
        jar.classPath();
        assertThat(unpacked).exists();
    }

    private HostedServices start(List<BootJar> services) {
        return new EmbeddedHosting(services, root.resolve("logs")).start(ENDPOINT,
                URI.create("http://localhost:4566/pay"), List.of());
    }
}
