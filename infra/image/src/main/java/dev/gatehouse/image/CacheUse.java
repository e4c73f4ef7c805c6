package dev.gatehouse.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where the JVM took the classes of a run from.
 *
 * @param others names of those that were not in the cache
 */
record CacheUse(int cached, List<String> others) {
    private static final String SOURCE = " source: ";

    /** @param log written by {@code -Xlog:class+load} */
    static CacheUse read(Path log) throws IOException {
        try (var lines = Files.lines(log)) {
            return read(lines);
        }
    }

    static CacheUse read(Stream<String> lines) {
        var loaded = lines.filter(line -> line.contains(SOURCE)).toList();
        var others = loaded.stream()
                .filter(line -> !line.contains(SOURCE + "shared objects file"))
                .map(line -> line.substring(line.lastIndexOf("] ") + 2, line.indexOf(SOURCE)))
                .toList();
        return new CacheUse(loaded.size() - others.size(), others);
    }

    double share() {
        return (double) cached / (cached + others.size());
    }
}
