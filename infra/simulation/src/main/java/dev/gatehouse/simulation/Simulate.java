package dev.gatehouse.simulation;

import java.nio.file.Path;

/** Plays many seeds, and says what came of them. */
public final class Simulate {
    private Simulate() {}

    public static void main(String[] arguments) {
        var simulator = new Simulator(Path.of(System.getProperty("gatehouse.root", ".")), Alterations.NONE);
        var started = System.nanoTime();
        var tally = new dev.gatehouse.testkit.simulation.Tally();
        int from = Integer.parseInt(arguments[0]), n = Integer.parseInt(arguments[1]), bad = 0;
        for (int seed = from; seed < from + n; seed++) {
            var outcome = simulator.play(Plan.of(seed, 20));
            tally.add(outcome.tally());
            if (!outcome.isClean()) {
                bad++;
                if (bad <= 10) System.out.println("seed " + seed + ": " + outcome.violations().size() + " " + outcome.violations().getFirst());
            }
        }
        System.out.println(tally.all());
        System.out.printf("%d seeds, %d bad, %.0f sagas/s%n", n, bad, n * 20 / ((System.nanoTime() - started) / 1e9));
    }
}
