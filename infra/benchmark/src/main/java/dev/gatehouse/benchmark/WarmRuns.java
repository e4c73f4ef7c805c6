package dev.gatehouse.benchmark;

import dev.gatehouse.image.RunningFunction;
import java.io.IOException;
import java.nio.file.Path;

/** Throughput of one process that has been running for a while. */
final class WarmRuns implements AutoCloseable {
    private static final int BATCH = 10;
    private static final int WARM_UP_BATCHES = 150;
    private static final int BATCHES = 50;
    private static final int SINGLES = 200;

    final Figures inBatches = new Figures();
    final Figures one = new Figures();
    final Figures userMillisecondsPerMessage = new Figures();
    private final Orders orders;
    private final Variant variant;
    private final RunningFunction process;

    private WarmRuns(Variant variant, Orders orders, RunningFunction process) {
        this.variant = variant;
        this.orders = orders;
        this.process = process;
    }

    static WarmRuns start(Variant variant, Orders orders, Path log) throws IOException {
        var runs = new WarmRuns(variant, orders, variant.start(log));
        runs.messagesPerSecond(WARM_UP_BATCHES, BATCH);
        return runs;
    }

    static String method() {
        return "%,d messages to warm up, then rounds of %,d in batches of %d and %,d alone"
                .formatted(WARM_UP_BATCHES * BATCH, BATCHES * BATCH, BATCH, SINGLES);
    }

    void measure() throws IOException {
        var before = ProcessCost.of(process.pid());
        inBatches.add(messagesPerSecond(BATCHES, BATCH));
        var after = ProcessCost.of(process.pid());
        userMillisecondsPerMessage.add((after.userSeconds() - before.userSeconds()) * 1000 / (BATCHES * BATCH));
        one.add(messagesPerSecond(SINGLES, 1));
    }

    private double messagesPerSecond(int batches, int size) {
        var nanoseconds = 0L;
        for (var batch = 0; batch < batches; batch++) {
            var event = orders.batch(size);
            var began = System.nanoTime();
            process.invoke(variant.function(), event);
            nanoseconds += System.nanoTime() - began;
        }
        return batches * size / (nanoseconds / 1e9);
    }

    @Override
    public void close() {
        process.close();
    }
}
