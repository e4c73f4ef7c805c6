package dev.gatehouse.local.archive;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collections;
import java.util.function.Predicate;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** A zip or jar file. */
public record Archive(Path file) {
    /** In each directory, says what was unpacked there. */
    private static final String UNPACKED = ".unpacked";

    /**
     * Unpacks it, unless it has been unpacked there and has not changed since.
     *
     * @param wanted the names of the files that are unpacked
     */
    public void unpackTo(Path directory, Predicate<String> wanted) throws IOException {
        try (var zip = new ZipFile(file.toFile())) {
            var content = content(zip);
            var unpacked = directory.resolve(UNPACKED);
            if (!Files.exists(unpacked) || !Files.readString(unpacked).equals(content)) {
                unpackAnew(zip, content, directory, wanted);
            }
        }
    }

    /** Tells two archives apart. Their times do not: a reproducible build gives all the same. */
    private static String content(ZipFile zip) {
        return Integer.toHexString(zip.stream().map(entry -> entry.getName() + entry.getCrc()).toList().hashCode());
    }

    /** Somebody else may be unpacking the same file: the directory appears at once, or not at all. */
    private static void unpackAnew(ZipFile zip, String content, Path directory, Predicate<String> wanted)
            throws IOException {
        var fresh = Files.createTempDirectory(directory.getParent(), directory.getFileName().toString());
        for (var entry : Collections.list(zip.entries())) {
            var target = fresh.resolve(entry.getName()).normalize();
            if (!entry.isDirectory() && target.startsWith(fresh) && wanted.test(entry.getName())) {
                Files.createDirectories(target.getParent());
                try (var bytes = zip.getInputStream(entry)) {
                    Files.copy(bytes, target);
                }
            }
        }
        Files.writeString(fresh.resolve(UNPACKED), content);
        delete(directory);
        Files.move(fresh, directory, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException e)
                    throws IOException {
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
