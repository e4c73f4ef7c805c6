package dev.gatehouse.simulation;

import dev.gatehouse.simulation.workload.Saga;
import dev.gatehouse.simulation.workload.Workloads;
import dev.gatehouse.testkit.simulation.Chance;
import dev.gatehouse.testkit.simulation.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What is played: what a seed says, or a part of it.
 *
 * @param intensity how much more often things go wrong than usual
 */
public record Plan(long seed, double intensity, SortedSet<Fault> faults, List<Saga> sagas) {
    static final int SAGAS = 20;
    private static final List<Double> INTENSITIES = List.of(0.0, 0.5, 1.0, 1.0, 1.0, 2.0, 4.0);

    public Plan {
        sagas = List.copyOf(sagas);
    }

    public static Plan of(long seed) {
        var chance = new Chance(seed);
        return new Plan(seed, chance.oneOf(INTENSITIES), new TreeSet<>(List.of(Fault.values())),
                new Workloads(chance).sagas(SAGAS));
    }

    /** Parts of it: without half of its orders, without one, without something that is done, without a kind of fault. */
    List<Plan> smaller() {
        var half = sagas.size() / 2;
        var halves = half == 0
                ? Stream.<Plan>empty()
                : Stream.of(with(sagas.subList(half, sagas.size())), with(sagas.subList(0, half)));
        var fewer = sagas.size() < 2 ? Stream.<Plan>empty() : sagas.stream().map(saga -> with(without(sagas, saga)));
        var calmer = sagas.stream().flatMap(saga -> saga.acts().stream().skip(1)
                .map(act -> with(replaced(saga, saga.with(without(saga.acts(), act))))));
        var better = faults.stream().map(this::without);
        return Stream.of(halves, fewer, calmer, better).flatMap(some -> some).toList();
    }

    private Plan with(List<Saga> others) {
        return new Plan(seed, intensity, faults, others);
    }

    private Plan without(Fault fault) {
        var fewer = new TreeSet<>(faults);
        fewer.remove(fault);
        return new Plan(seed, intensity, fewer, sagas);
    }

    private List<Saga> replaced(Saga saga, Saga other) {
        return sagas.stream().map(each -> each.equals(saga) ? other : each).toList();
    }

    private static <T> List<T> without(List<T> list, T one) {
        var fewer = new ArrayList<>(list);
        fewer.remove(one);
        return fewer;
    }
}
