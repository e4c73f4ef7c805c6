package dev.gatehouse.image;

import dev.gatehouse.local.lambda.RuntimeClient;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * What the image of a service adds to its base: a directory of jars, the JVM's options in a file, and the cache. All jars
 * are on the JVM's own class path, in which there is no directory: the cache serves no other class.
 */
public record FunctionImage(Path directory) {
    private static final String LIBRARIES = "lib/";
    private static final String SERVICE = "service.jar";
    private static final String OPTIONS = "java.options";

    /**
     * Lays out the content of a service's Lambda zip.
     *
     * @param directory where it is in the image, too
     */
    public static FunctionImage layOut(Path zip, Path directory) throws IOException {
        var image = new FunctionImage(directory.toAbsolutePath());
        image.clear();
        Files.createDirectories(image.libraries());
        for (var jar : RuntimeClient.jars()) {
            Files.copy(jar, image.libraries().resolve(jar.getFileName()));
        }
        var client = RuntimeClient.unpackedTo(image.nativeLibrary());
        image.unpack(zip);
        Files.write(image.options(), image.start(client, "-XX:AOTCache=" + image.cache()));
        return image;
    }

    private void unpack(Path zip) throws IOException {
        try (var content = new ZipFile(zip.toFile());
                var service = new ZipOutputStream(Files.newOutputStream(directory.resolve(SERVICE)))) {
            for (var entry : Collections.list(content.entries())) {
                if (!entry.isDirectory()) {
                    unpack(content, entry, service);
                }
            }
        }
    }

    private void unpack(ZipFile zip, ZipEntry entry, ZipOutputStream service) throws IOException {
        try (var content = zip.getInputStream(entry)) {
            if (entry.getName().startsWith(LIBRARIES)) {
                var jar = libraries().resolve(entry.getName().substring(LIBRARIES.length()));
                if (!Files.exists(jar)) {
                    Files.copy(content, jar);
                }
            } else {
                service.putNextEntry(new ZipEntry(entry.getName()));
                content.transferTo(service);
            }
        }
    }

    /** The runtime client, the service, its libraries: in the order in which Lambda itself looks for a class. */
    public List<Path> classPath() throws IOException {
        var client = RuntimeClient.jars().stream().map(jar -> libraries().resolve(jar.getFileName())).toList();
        var path = new ArrayList<>(client);
        path.add(directory.resolve(SERVICE));
        try (var jars = Files.list(libraries())) {
            jars.filter(jar -> !client.contains(jar))
                    .sorted(Comparator.comparing(jar -> jar.getFileName().toString()))
                    .forEach(path::add);
        }
        return path;
    }

    /** Memory is what Lambda gives the container. */
    private List<String> start(RuntimeClient client, String cacheOption) throws IOException {
        return Stream.of(client.options(), List.of("-XX:MaxRAMPercentage=80", cacheOption, "-classpath",
                joinedClassPath(), RuntimeClient.MAIN)).flatMap(List::stream).toList();
    }

    private String joinedClassPath() throws IOException {
        return classPath().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    /**
     * Runs a function as the image does.
     *
     * @param more options of the JVM
     */
    public List<String> command(String handler, String... more) {
        return Stream.of(Stream.of(java()), Stream.of(more), Stream.of("@" + options(), handler))
                .flatMap(part -> part)
                .toList();
    }

    /** Runs a function so that the JVM writes the cache when it ends. */
    List<String> trainingCommand(String handler) throws IOException {
        var options = Files.readAllLines(options()).stream()
                .map(option -> option.replace("-XX:AOTCache=", "-XX:AOTCacheOutput="));
        return Stream.of(Stream.of(java()), options, Stream.of(handler)).flatMap(part -> part).toList();
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    public Path cache() {
        return directory.resolve("service.aot");
    }

    Path options() {
        return directory.resolve(OPTIONS);
    }

    private Path libraries() {
        return directory.resolve("lib");
    }

    private Path nativeLibrary() {
        return directory.resolve("libaws-lambda-jni.so");
    }

    private void clear() throws IOException {
        if (Files.exists(directory)) {
            try (var files = Files.walk(directory)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
