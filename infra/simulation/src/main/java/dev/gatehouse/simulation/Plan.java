package dev.gatehouse.simulation;

import dev.gatehouse.simulation.workload.Saga;
import dev.gatehouse.simulation.workload.Workloads;
import dev.gatehouse.testkit.simulation.Chance;
import dev.gatehouse.testkit.simulation.Fault;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What is played: what a seed says, or a part of it. */
public record Plan(long seed, double intensity, Set<Fault> faults, List<Saga> sagas) {
    private static final List<Double> INTENSITIES = List.of(0.0, 0.5, 1.0, 1.0, 1.0, 2.0, 4.0);

    public Plan {
        faults = Set.copyOf(faults);
        sagas = List.copyOf(sagas);
    }

    public static Plan of(long seed, int sagas) {
        var chance = new Chance(seed);
        return new Plan(seed, chance.oneOf(INTENSITIES), EnumSet.allOf(Fault.class),
                new Workloads(chance).sagas(sagas));
    }

    Plan with(List<Saga> others) {
        return new Plan(seed, intensity, faults, others);
    }

    Plan without(Fault fault) {
        var fewer = EnumSet.noneOf(Fault.class);
        faults.stream().filter(other -> other != fault).forEach(fewer::add);
        return new Plan(seed, intensity, fewer, sagas);
    }
}
