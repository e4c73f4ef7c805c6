package dev.gatehouse.testkit.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChanceTest {

    @Test
    void choosesTheSameForTheSameSeed() {
        assertThat(some(new Chance(1))).isEqualTo(some(new Chance(1))).isNotEqualTo(some(new Chance(2)));
        assertThat(new Chance(1).uuid().version()).isEqualTo(4);
    }

    @Test
    void choosesAboutASubjectWhateverThereIsBesides() {
        var alone = new Chance(1);
        alone.about("order");
        var among = new Chance(1);
        some(among);
        among.about("other");
        some(among);

        assertThat(among.about("order")).isEqualTo("other");
        assertThat(some(among)).isEqualTo(some(alone));
    }

    private static String some(Chance chance) {
        return IntStream.range(0, 10).mapToObj(_ -> Integer.toString(chance.below(100))).toList().toString();
    }
}
