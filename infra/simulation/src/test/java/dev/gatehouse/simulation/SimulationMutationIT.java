package dev.gatehouse.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each deliberate fault is found, and soon. */
class SimulationMutationIT {
    private static final Path ROOT = Path.of(System.getProperty("gatehouse.root", ""));
    private static final int MOST_SEEDS = 200;
    private static final int WIDTH = 120;
    private static final List<String> TABLE = new ArrayList<>();

    @ParameterizedTest
    @EnumSource
    void isCaught(Mutation mutation) {
        var simulator = new Simulator(ROOT, mutation);

        var caught = Stream.iterate(1L, seed -> seed <= MOST_SEEDS, seed -> seed + 1)
                .map(seed -> simulator.play(Plan.of(seed)))
                .filter(outcome -> !outcome.isClean())
                .findFirst();

        assertThat(caught).as("%s in %d seeds", mutation, MOST_SEEDS).isPresent();
        caught.ifPresent(outcome -> TABLE.add("%-36s %5d  %s".formatted(mutation, outcome.plan().seed(),
                abbreviated(outcome.violations().getFirst()))));
    }

    private static String abbreviated(String text) {
        return text.length() > WIDTH ? text.substring(0, WIDTH) + " ..." : text;
    }

    @AfterAll
    static void printTable() {
        System.out.printf("%-36s %5s  %s%n", "mutation", "seeds", "violation");
        TABLE.forEach(System.out::println);
    }
}
