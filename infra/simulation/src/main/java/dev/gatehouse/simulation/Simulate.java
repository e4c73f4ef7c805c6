package dev.gatehouse.simulation;

import java.nio.file.Path;

/** Plays many seeds, and says what came of them. */
public final class Simulate {
    private Simulate() {}

    public static void main(String[] arguments) {
        var simulator = new Simulator(Path.of(System.getProperty("gatehouse.root", ".")), Alterations.NONE);
        var started = System.nanoTime();
        var tally = new dev.gatehouse.testkit.simulation.Tally();
        int from = Integer.parseInt(arguments[0]), n = Integer.parseInt(arguments[1]), bad = 0; long last = 0;
        for (int seed = from; seed < from + n; seed++) {
            var outcome = simulator.play(Plan.of(seed, 20));
            tally.add(outcome.tally());
            if ((seed - from) % 50 == 49) { long c = java.lang.management.ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime(); System.out.printf("cpu: %.0f sagas/s%n", 1000 / ((c - last) / 1e9)); last = c; }
            if (!outcome.isClean()) {
                bad++;
                if (bad <= 10) if (System.getenv("T") != null) { var r = simulator.replay(outcome.plan()); var id = outcome.violations().getFirst().replaceFirst(".*order (\\S+).*", "$1"); r.plan().sagas().stream().filter(x -> x.id().value().equals(id)).forEach(System.out::println); r.trace().stream().filter(l -> l.contains(id)).forEach(System.out::println); }
                if (bad <= 10) System.out.println("seed " + seed + ": " + outcome.violations().size() + " " + outcome.violations().getFirst());
            }
        }
        System.out.println(tally.all());
        System.out.printf("%d seeds, %d bad, %.0f sagas/s%n", n, bad, n * 20 / ((System.nanoTime() - started) / 1e9));
    }
}
