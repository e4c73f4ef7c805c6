package dev.gatehouse.runtime.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class StateJsonTest {
    private final StateJson<Door> doors = new StateJson<>(new EventJson(), Door.class);

    sealed interface Door {}

    record Missing() implements Door {}

    sealed interface Hung extends Door {
        int number();
    }

    record Open(int number) implements Hung {}

    record Shut(int number, boolean locked) implements Hung {}

    @Test
    void readsWhatItWroteWhereverTheStateStandsInTheHierarchy() {
        assertThat(List.of(new Missing(), new Open(1), new Shut(2, true)))
                .allSatisfy(door -> assertThat(doors.read(doors.write(door))).isEqualTo(door));
    }

    @Test
    void namesTheStatesThatItKnows() {
        assertThatExceptionOfType(UnreadableJson.class).isThrownBy(() -> doors.read("{\"is\": \"Ajar\"}"))
                .withMessageContaining("Ajar")
                .withMessageContaining("Shut");
    }

    @Test
    void refusesAnAggregateWhoseStatesNobodyCanCount() {
        assertThatIllegalArgumentException().isThrownBy(() -> new StateJson<>(new EventJson(), Runnable.class))
                .withMessageContaining("must be sealed");
    }
}
