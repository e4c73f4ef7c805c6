package dev.gatehouse.local.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The systems that run from this repository, one file each, named by the port of its endpoint. */
final class Instances {
    private static final int DEFAULT_PORT = 4566;

    private final JsonMapper json = new JsonMapper();
    private final Path home;

    Instances(Path root) {
        this.home = root.resolve(".gatehouse");
    }

    /** Where an instance logs to. */
    Path logs(int endpointPort) {
        return (endpointPort == DEFAULT_PORT ? home : home.resolve(Integer.toString(endpointPort))).resolve("logs");
    }

    /** The running instance at an endpoint. */
    Optional<Instance> at(URI endpoint) {
        return running().stream().filter(instance -> instance.endpoint().getPort() == endpoint.getPort()).findFirst();
    }

    List<Instance> running() {
        if (!Files.isDirectory(directory())) {
            return List.of();
        }
        try (var files = Files.list(directory())) {
            return files.filter(file -> file.toString().endsWith(".json")).map(this::read).flatMap(Optional::stream)
                    .filter(instance -> instance.process().isPresent())
                    .sorted(Comparator.comparing(Instance::started)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void add(Instance instance) {
        try {
            var file = file(instance);
            Files.createDirectories(file.getParent());
            var fresh = Files.createTempFile(file.getParent(), "instance", ".new");
            Files.writeString(fresh, json.writeValueAsString(instance));
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void remove(Instance instance) {
        try {
            Files.deleteIfExists(file(instance));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<Instance> read(Path file) {
        try {
            return Optional.of(json.readValue(Files.readString(file), Instance.class));
        } catch (IOException | JacksonException _) {
            return Optional.empty(); // it ended meanwhile, or its file is not ours
        }
    }

    private Path directory() {
        return home.resolve("run");
    }

    private Path file(Instance instance) {
        return directory().resolve(instance.endpoint().getPort() + ".json");
    }
}
