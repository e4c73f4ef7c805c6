package dev.gatehouse.testkit.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallsTest {
    private static final double ALWAYS = 1_000;

    private final VirtualTime time = new VirtualTime(Instant.EPOCH, new Chance(1));
    private int effects;
    private int races;

    @ParameterizedTest
    @CsvSource({"CRASH_BEFORE_CALL, 0", "CRASH_AFTER_CALL, 1"})
    void crashesBeforeOrAfter(Fault crash, int times) {
        assertThatExceptionOfType(Crash.class).isThrownBy(() -> write(crash));
        assertThat(effects).isEqualTo(times);
    }

    @ParameterizedTest
    @CsvSource({"CALL_FAILED, 0", "ANSWER_LOST, 1"})
    void failsWithOrWithoutEffect(Fault failure, int times) {
        assertThatExceptionOfType(CallFailed.class).isThrownBy(() -> write(failure));
        assertThat(effects).isEqualTo(times);
    }

    @Test
    void makesACallAgain() {
        assertThat(write(Fault.CALL_REPEATED)).isEqualTo(2);
    }

    @Test
    void letsOthersIn() {
        assertThat(write(Fault.RACE)).isEqualTo(1);
        assertThat(races).isEqualTo(1);
    }

    @Test
    void takesTimeAndNothingElseWhenAllGoesWell() {
        var faults = new Faults(new Chance(1), Set.of(Fault.values()), ALWAYS, new Tally(), new Trace(time, false));
        faults.end();

        var answer = new Calls(time, new Chance(1), faults, () -> races++).write("call", () -> ++effects);

        assertThat(answer).isEqualTo(1);
        assertThat(time.instant()).isAfter(Instant.EPOCH);
    }

    private int write(Fault fault) {
        var faults = new Faults(new Chance(1), Set.of(fault), ALWAYS, new Tally(), new Trace(time, false));
        return new Calls(time, new Chance(1), faults, () -> races++).write("call", () -> ++effects);
    }
}
