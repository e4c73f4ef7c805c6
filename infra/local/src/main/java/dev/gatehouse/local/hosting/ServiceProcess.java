package dev.gatehouse.local.hosting;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A Spring Boot application in a JVM of its own. */
final class ServiceProcess {
    private static final Logger LOG = LoggerFactory.getLogger(ServiceProcess.class);
    /** What Spring Boot says when an application is ready. */
    private static final Pattern READY = Pattern.compile(" Started \\S+ in [0-9.]+ seconds");
    private static final Duration LONGEST_START = Duration.ofMinutes(2);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final BootJar jar;
    private final List<String> command;
    private final Path log;
    private final CompletableFuture<Boolean> ready = new CompletableFuture<>();
    private volatile Process process;
    private volatile boolean isStopping;

    private ServiceProcess(BootJar jar, List<String> command, Path log) throws IOException {
        this.jar = jar;
        this.command = command;
        this.log = log;
        Files.createDirectories(log.toAbsolutePath().getParent());
        Files.deleteIfExists(log);
        process = launch();
    }

    /**
     * Does not wait until it is ready.
     *
     * @throws HostingException if there is no such process
     */
    static ServiceProcess start(BootJar jar, List<String> arguments, Path logs) {
        try {
            var command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1", "-Xmx256m", "--enable-native-access=ALL-UNNAMED",
                    EndsWithParent.option(), "-Dgatehouse.process=" + jar.name(), "-jar", jar.jar().toString()));
            command.addAll(arguments);
            return new ServiceProcess(jar, command, logs.resolve(jar.name() + ".log"));
        } catch (IOException e) {
            throw new HostingException("%s cannot be started: %s".formatted(jar.name(), e.getMessage()), e);
        }
    }

    /** @throws HostingException if it ends before, or takes too long */
    void awaitReady() {
        try {
            var isReady = ready.orTimeout(LONGEST_START.toSeconds(), TimeUnit.SECONDS).join();
            if (!isReady) {
                throw new HostingException("%s did not start. Its log: %s".formatted(jar.name(), log));
            }
        } catch (CompletionException e) {
            throw new HostingException("%s was not ready within %d s. Its log: %s".formatted(jar.name(),
                    LONGEST_START.toSeconds(), log), e);
        }
    }

    private Process launch() throws IOException {
        // Its input stays open, and with it the process, for as long as this one lives.
        var launched = new ProcessBuilder(command).redirectErrorStream(true).start();
        Thread.startVirtualThread(() -> follow(launched));
        return launched;
    }

    /** Keeps what it says, and starts it again when it ends without having been told to. */
    private void follow(Process launched) {
        try (var output = launched.inputReader(UTF_8);
                var file = Files.newBufferedWriter(log, UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            for (var line = output.readLine(); line != null; line = output.readLine()) {
                write(file, line);
                if (READY.matcher(line).find()) {
                    ready.complete(true);
                }
            }
            launched.waitFor();
            ready.complete(false);
            if (!isStopping && ready.join()) {
                LOG.warn("{} has ended with {} and is started again", jar.name(), launched.exitValue());
                TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
                restart();
            }
        } catch (IOException e) {
            LOG.error("{} is out of sight", jar.name(), e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static void write(BufferedWriter file, String line) throws IOException {
        file.write(line);
        file.newLine();
        file.flush();
    }

    private synchronized void restart() throws IOException {
        if (!isStopping) {
            process = launch();
        }
    }

    /** It gets the time to finish what it is doing. */
    synchronized void stop() {
        isStopping = true;
        process.destroy();
    }

    void awaitEnd() {
        try {
            if (!process.waitFor(LONGEST_STOP.toSeconds(), TimeUnit.SECONDS)) {
                LOG.warn("{} did not stop within {} s and is ended", jar.name(), LONGEST_STOP.toSeconds());
                process.destroyForcibly();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }

    @Override
    public String toString() {
        return jar.name();
    }
}
