package dev.gatehouse.lambda.aot;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Writes the libraries of a class path anew without compression. Their classes are then not inflated at each start; the zip
 * around them is compressed, and smaller than with two compressions.
 */
public final class StoredJars {
    private StoredJars() {}

    /** Takes the directory that the libraries are written to. */
    public static void main(String[] arguments) throws IOException {
        var output = Files.createDirectories(Path.of(arguments[0]));
        try (var former = Files.list(output)) {
            for (var jar : former.toList()) {
                Files.delete(jar);
            }
        }
        for (var jar : libraries()) {
            store(jar, output.resolve(jar.getFileName()));
        }
    }

    private static Iterable<Path> libraries() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(element -> element.endsWith(".jar"))
                .map(Path::of)
                .toList();
    }

    private static void store(Path jar, Path target) throws IOException {
        try (var source = new ZipFile(jar.toFile());
                var stored = new ZipOutputStream(Files.newOutputStream(target))) {
            for (var entry : source.stream().toList()) {
                var content = source.getInputStream(entry).readAllBytes();
                stored.putNextEntry(uncompressed(entry, content));
                stored.write(content);
            }
        }
    }

    private static ZipEntry uncompressed(ZipEntry entry, byte[] content) {
        var checksum = new CRC32();
        checksum.update(content);
        var stored = new ZipEntry(entry.getName());
        stored.setTime(entry.getTime());
        stored.setMethod(ZipEntry.STORED);
        stored.setSize(content.length);
        stored.setCrc(checksum.getValue());
        return stored;
    }
}
