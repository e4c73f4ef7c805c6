package dev.gatehouse.simulation;

import dev.gatehouse.testkit.simulation.Tally;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Plays many seeds. Each is played in one thread; several threads play several at a time. */
public final class Campaign {
    private final Supplier<Simulator> simulators;
    private final int threads;

    public Campaign(Supplier<Simulator> simulators, int threads) {
        this.simulators = simulators;
        this.threads = threads;
    }

    /** What came of it. */
    public record Report(long seeds, long sagas, double seconds, Tally tally, List<Outcome> violated) {

        public String summary() {
            return "%,d sagas of %,d seeds in %.1f s: %,.0f sagas/s, %d violations".formatted(sagas, seeds, seconds,
                    sagas / seconds, violated.stream().mapToInt(outcome -> outcome.violations().size()).sum());
        }
    }

    /** @param progress is told how many seeds have been played, now and then */
    public Report play(long from, long seeds, LongConsumer progress) throws InterruptedException {
        var started = System.nanoTime();
        var next = new AtomicLong(from);
        var tally = new Tally();
        var violated = new ArrayList<Outcome>();
        var sagas = new AtomicLong();
        var players = new ArrayList<Thread>();
        for (var simulator : Stream.generate(simulators).limit(threads).toList()) {
            players.add(Thread.ofPlatform().name("player-" + players.size()).start(() -> {
                for (var seed = next.getAndIncrement(); seed < from + seeds; seed = next.getAndIncrement()) {
                    var outcome = simulator.play(Plan.of(seed));
                    synchronized (tally) {
                        tally.add(outcome.tally());
                        sagas.addAndGet(outcome.plan().sagas().size());
                        if (!outcome.isClean()) {
                            violated.add(outcome);
                        }
                        progress.accept(sagas.get() / Plan.SAGAS);
                    }
                }
            }));
        }
        for (var player : players) {
            player.join();
        }
        violated.sort(Comparator.comparingLong(outcome -> outcome.plan().seed()));
        return new Report(sagas.get() / Plan.SAGAS, sagas.get(), (System.nanoTime() - started) / 1e9, tally, violated);
    }
}
