package dev.gatehouse.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstancesTest {
    private static final URI API = URI.create("http://127.0.0.1:8080");
    private static final URI ENDPOINT = URI.create("http://127.0.0.1:4566");

    private final String repository = System.getProperty("gatehouse.root");
    @TempDir
    private Path root;
    private Instances instances;

    @BeforeEach
    void create() {
        System.setProperty("gatehouse.root", root.toString());
        instances = new Instances(root);
    }

    @AfterEach
    void restore() {
        System.setProperty("gatehouse.root", repository);
    }

    @Test
    void findsARunningInstanceByThePortOfItsEndpoint() {
        var instance = Instance.current(API, ENDPOINT);

        instances.add(instance);

        assertThat(instances.at(URI.create("http://localhost:4566"))).contains(instance);
        assertThat(instances.at(URI.create("http://localhost:4567"))).isEmpty();
        instances.remove(instance);
        assertThat(instances.running()).isEmpty();
    }

    @Test
    void takesNoOtherProcessForAnInstance() {
        var self = ProcessHandle.current();

        instances.add(new Instance(self.pid(), 12345, API, ENDPOINT));

        assertThat(instances.at(ENDPOINT)).isEmpty();
    }

    @Test
    void ignoresFilesThatAreNotItsOwn() throws IOException {
        Files.createDirectories(root.resolve(".gatehouse/run"));
        Files.writeString(root.resolve(".gatehouse/run/4566.json"), "{");
        Files.writeString(root.resolve(".gatehouse/run/4567.json"), "{\"pid\": 1}");

        assertThat(instances.running()).isEmpty();
    }

    @Test
    void stopsTheProcessThatItStarted() throws Exception {
        var process = new ProcessBuilder("sleep", "60").start();
        var started = process.info().startInstant().orElseThrow().toEpochMilli();
        instances.add(new Instance(process.pid(), started, API, URI.create("http://h:14566")));

        var shell = Shell.run("down", "--endpoint", "http://localhost:14566");

        assertThat(shell.exitCode()).isZero();
        assertThat(shell.out()).startsWith("Stopped Gatehouse at http://localhost:14566 (process " + process.pid());
        assertThat(process.isAlive()).isFalse();
        var again = Shell.run("down", "--endpoint", "http://localhost:14566");
        assertThat(again.exitCode()).isZero();
        assertThat(again.out()).startsWith("Nothing to stop: no Gatehouse from this directory runs at");
    }
}
