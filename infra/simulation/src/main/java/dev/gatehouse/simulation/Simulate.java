package dev.gatehouse.simulation;

import java.nio.file.Path;
import java.time.Duration;

/** Plays as many seeds as its first argument says, from its second on. */
public final class Simulate {
    private static final long BETWEEN_LINES = Duration.ofSeconds(5).toNanos();

    private Simulate() {}

    public static void main(String[] arguments) throws InterruptedException {
        System.exit(play(Long.parseLong(arguments[0]), Long.parseLong(arguments[1])));
    }

    @SuppressWarnings("SystemOut") // says what it does
    private static int play(long seeds, long from) throws InterruptedException {
        var root = Path.of(System.getProperty("gatehouse.root", ""));
        var threads = (int) Math.min(seeds, Runtime.getRuntime().availableProcessors());
        var lastLine = new long[]{System.nanoTime()};
        var report = new Campaign(() -> new Simulator(root, Alterations.NONE), threads).play(from, seeds, played -> {
            if (System.nanoTime() - lastLine[0] > BETWEEN_LINES) {
                lastLine[0] = System.nanoTime();
                System.out.printf("%,d of %,d seeds%n", played, seeds);
            }
        });
        report.violated().stream().findFirst().ifPresent(violated -> {
            Example.of(violated, new Simulator(root, Alterations.NONE)).lines().forEach(System.out::println);
            report.violated().stream().limit(20).forEach(each -> System.out.printf(
                    "Play it again: ./gatehouse simulate --seeds 1 --from %d%n", each.plan().seed()));
        });
        System.out.println(report.summary());
        return report.violated().isEmpty() ? 0 : 1;
    }
}
