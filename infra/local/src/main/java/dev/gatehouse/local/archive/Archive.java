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
import java.util.stream.Collectors;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** A zip or jar file. */
public record Archive(Path file) {

    private static final String CONTENT = ".content";

    /**
     * Unpacks it, unless its content has been unpacked there before. Builds that can be repeated give all their files the
     * same time, so that does not tell one from another.
     *
     * @param wanted the names of the files that are unpacked
     */
    public void unpackTo(Path directory, Predicate<String> wanted) throws IOException {
        try (var zip = new ZipFile(file.toFile())) {
            var content = content(zip);
            var unpacked = directory.resolve(CONTENT);
            if (!Files.exists(unpacked) || !Files.readString(unpacked).equals(content)) {
                unpackAnew(zip, content, directory, wanted);
            }
        }
    }

    private static String content(ZipFile zip) {
        return zip.stream().map(entry -> "%08x %s\n".formatted(entry.getCrc(), entry.getName()))
                .collect(Collectors.joining());
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
        Files.writeString(fresh.resolve(CONTENT), content);
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
