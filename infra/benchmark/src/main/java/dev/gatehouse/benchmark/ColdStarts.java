package dev.gatehouse.benchmark;

import java.io.IOException;
import java.nio.file.Path;

/** From the start of the process to its first response, which answers one new order. */
final class ColdStarts {
    final Figures wallSeconds = new Figures();
    final Figures userSeconds = new Figures();
    final Figures residentMegabytes = new Figures();

    void measure(Variant variant, Orders orders, Path log) throws IOException {
        var event = orders.batch(1);
        var began = System.nanoTime();
        try (var process = variant.start(log)) {
            process.invoke(variant.function(), event);
            wallSeconds.add((System.nanoTime() - began) / 1e9);
            var cost = ProcessCost.of(process.pid());
            userSeconds.add(cost.userSeconds());
            residentMegabytes.add(cost.residentMegabytes());
        }
    }
}
