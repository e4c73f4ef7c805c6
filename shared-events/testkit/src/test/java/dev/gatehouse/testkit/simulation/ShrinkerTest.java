package dev.gatehouse.testkit.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShrinkerTest {

    @Test
    void leavesOnlyWhatItTakes() {
        var shrinker = new Shrinker<>(ShrinkerTest::withoutOne, some -> some.containsAll(List.of(3, 7)), 1_000);

        assertThat(shrinker.shrink(List.of(1, 2, 3, 4, 5, 6, 7, 8, 9))).containsExactly(3, 7);
    }

    @Test
    void stopsWhenItHasTriedEnough() {
        var shrinker = new Shrinker<>(ShrinkerTest::withoutOne, some -> some.contains(9), 3);

        assertThat(shrinker.shrink(List.of(1, 2, 3, 9))).containsExactly(9);
        assertThat(new Shrinker<>(ShrinkerTest::withoutOne, some -> some.contains(9), 2)
                .shrink(List.of(1, 2, 3, 9))).containsExactly(3, 9);
    }

    private static List<List<Integer>> withoutOne(List<Integer> list) {
        var smaller = new ArrayList<List<Integer>>();
        list.forEach(one -> smaller.add(list.stream().filter(other -> !other.equals(one)).toList()));
        return smaller;
    }
}
