package dev.gatehouse.local.archive;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.gatehouse.local.data.Directories;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.zip.ZipFile;

/** A zip or jar file. */
public record Archive(Path file) {

    private static final String CONTENT = ".content";

    /**
     * Unpacks it, unless its content has been unpacked there before, if only by another process a moment ago, which may use it
     * already. Builds that can be repeated give all their files the same time, so that does not tell one from another.
     *
     * @param wanted the names of the files that are unpacked
     */
    public void unpackTo(Path directory, Predicate<String> wanted) throws IOException {
        synchronized (Archive.class) {
            try (var zip = new ZipFile(file.toFile());
                    var lock = FileChannel.open(directory.resolveSibling(directory.getFileName() + ".lock"), CREATE,
                            WRITE);
                    var _ = lock.lock()) {
                var content = content(zip);
                var unpacked = directory.resolve(CONTENT);
                if (!Files.exists(unpacked) || !Files.readString(unpacked).equals(content)) {
                    unpackAnew(zip, content, directory, wanted);
                }
            }
        }
    }

    private static String content(ZipFile zip) {
        return zip.stream().map(entry -> "%08x %s\n".formatted(entry.getCrc(), entry.getName()))
                .collect(Collectors.joining());
    }

    /** The directory appears at once, or not at all. */
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
        Directories.delete(directory);
        Files.move(fresh, directory, StandardCopyOption.ATOMIC_MOVE);
    }
}
