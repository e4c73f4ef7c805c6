package dev.gatehouse.benchmark;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Measures all variants in turn, so that whatever the machine does besides meets all of them. */
public final class Benchmark {
    private static final int ROUNDS = 5;

    private final List<Variant> variants;
    private final Orders orders = new Orders();
    private final Path work;

    private Benchmark(List<Variant> variants, Path work) {
        this.variants = variants;
        this.work = work;
    }

    /** Takes the checkout's directory and the number of cold starts of each variant. */
    public static void main(String[] arguments) throws IOException {
        var root = Path.of(arguments[0]);
        var runs = Integer.parseInt(arguments[1]);
        var work = Files.createDirectories(root.resolve("infra/benchmark/target/benchmark"));
        try (var cloud = Tables.start(root.resolve("infra/aws/templates"), work)) {
            var report = new Benchmark(variants(root, work, cloud.endpoint()), work).run(runs);
            System.out.println(report);
            new PerformancePage(root.resolve("docs/lambda-performance.md")).replaceFigures(report);
        }
    }

    private static List<Variant> variants(Path root, Path work, URI cloud) throws IOException {
        return new Variants(root, work, cloud).all();
    }

    private String run(int runs) throws IOException {
        var cold = coldStarts(runs);
        var warm = new LinkedHashMap<Variant, WarmRuns>();
        try {
            for (var variant : variants) {
                warm.put(variant, WarmRuns.start(variant, orders, log(variant)));
            }
            for (var round = 0; round < ROUNDS; round++) {
                for (var run : warm.values()) {
                    run.measure();
                }
            }
            return new Report(variants, cold, warm).text(runs, ROUNDS, Machine.here());
        } finally {
            warm.values().forEach(WarmRuns::close);
        }
    }

    private Map<Variant, ColdStarts> coldStarts(int runs) throws IOException {
        var cold = new LinkedHashMap<Variant, ColdStarts>();
        for (var variant : variants) {
            // Not counted: it brings the files into memory, and warms up the local cloud.
            new ColdStarts().measure(variant, orders, log(variant));
            cold.put(variant, new ColdStarts());
        }
        for (var run = 0; run < runs; run++) {
            for (var measured : cold.entrySet()) {
                measured.getValue().measure(measured.getKey(), orders, log(measured.getKey()));
            }
        }
        return cold;
    }

    private Path log(Variant variant) {
        return work.resolve(variant.name().replace(' ', '-') + ".log");
    }
}
