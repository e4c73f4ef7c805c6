package dev.gatehouse.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The page that shows the figures between two marks. */
record PerformancePage(Path file) {
    private static final String BEGIN = "<!-- figures -->\n";
    private static final String END = "<!-- end of figures -->\n";

    void replaceFigures(String report) throws IOException {
        var page = Files.readString(file);
        var begin = page.indexOf(BEGIN);
        var end = page.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IllegalStateException("%s has no place for the figures".formatted(file));
        }
        Files.writeString(file, page.substring(0, begin + BEGIN.length()) + report + page.substring(end));
    }
}
