package dev.gatehouse.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a process has used so far, as Linux counts it. */
record ProcessCost(double userSeconds, double residentMegabytes) {
    private static final double TICKS_PER_SECOND = 100;
    private static final int USER_TIME = 11;

    static ProcessCost of(long pid) throws IOException {
        var process = Path.of("/proc", Long.toString(pid));
        var stat = Files.readString(process.resolve("stat"));
        // The name of the command, in brackets, may hold anything.
        var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return new ProcessCost(Long.parseLong(fields[USER_TIME]) / TICKS_PER_SECOND, resident(process));
    }

    private static double resident(Path process) throws IOException {
        try (var lines = Files.lines(process.resolve("status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0) / 1000.0;
        }
    }
}
