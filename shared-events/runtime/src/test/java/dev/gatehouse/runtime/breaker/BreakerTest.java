package dev.gatehouse.runtime.breaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BreakerTest {
    private static final int THRESHOLD = 5;
    private final Shared shared = new Shared();
    private final Breaker one = breaker();
    private final Breaker other = breaker();
    private Instant now = Instant.parse("2026-11-21T10:00:00Z");
    private int calls;

    /** What the instances share, without a database. */
    private static final class Shared implements Suspension, OutageSigns {
        private final List<String> outages = new ArrayList<>();
        private boolean isOn;
        private long failures;

        @Override
        public boolean isOn() {
            return isOn;
        }

        @Override
        public void begin(String outage) {
            isOn = true;
            outages.add(outage);
        }

        @Override
        public Count failed(int calls) {
            failures += calls;
            return new Count("1", failures);
        }

        @Override
        public void recovered() {
            isOn = false;
            failures = 0;
        }

        @Override
        public boolean isElected() {
            return true;
        }
    }

    private static final class Down extends RuntimeException {}

    private static final class Busy extends RuntimeException {}

    private Breaker breaker() {
        return new Breaker(new Breaker.Settings("bank", THRESHOLD, Duration.ofHours(1),
                failure -> failure instanceof Down || failure instanceof Busy, Busy.class::isInstance), shared, shared,
                () -> now);
    }

    @Test
    void countsTheFailuresOfAllInstances() {
        fail(one, 3);
        fail(other, 2);

        assertThat(shared.outages).containsExactly("1");
        assertThat(calls).isEqualTo(THRESHOLD);
    }

    @Test
    void callsNobodyDuringAnOutage() {
        fail(one, THRESHOLD);

        assertThatExceptionOfType(IntakeSuspended.class).isThrownBy(() -> one.call(() -> calls++))
                .withMessage("bank is out of order, and was not asked")
                .satisfies(refusal -> assertThat(refusal.delay()).hasHours(1));
        assertThat(other.isSuspended()).isTrue();
        assertThatExceptionOfType(IntakeSuspended.class).isThrownBy(() -> other.call(() -> calls++));
        assertThat(calls).isEqualTo(THRESHOLD);
    }

    @Test
    void callsAgainWhenTheOutageIsOver() {
        fail(one, THRESHOLD);
        shared.recovered();

        assertThat(one.isSuspended()).isFalse();

        assertThat(one.call(() -> "done")).isEqualTo("done");
    }

    @Test
    void keepsTheFailuresOfAFewCallsToItself() {
        for (var round = 0; round < 20; round++) {
            one.call(() -> calls++);
            one.call(() -> calls++);
            fail(one, 1);
        }

        assertThat(shared.failures).isZero();
    }

    /** Where there is one message only, which comes back after 1, 4, 16 and 64 seconds. */
    @Test
    void countsFewFailuresWhenNothingHasWorkedForAWhile() {
        IntStream.range(0, 10).forEach(_ -> one.call(() -> calls++));
        now = now.plus(Duration.ofDays(1));

        fail(one, 1);
        now = now.plusSeconds(1);
        fail(one, 1);
        assertThat(shared.failures).isZero();
        now = now.plusSeconds(4);
        fail(one, 1);
        assertThat(shared.failures).isEqualTo(3);
        now = now.plusSeconds(16);
        fail(one, 1);
        assertThat(shared.failures).isEqualTo(4);
    }

    @Test
    void countsNoAnswerThatIsNoFault() {
        for (var round = 0; round < 20; round++) {
            assertThatThrownBy(() -> one.call(() -> {
                throw new IllegalArgumentException("declined");
            })).isInstanceOf(IllegalArgumentException.class);
        }

        assertThat(shared.failures).isZero();
    }

    @Test
    void triesAgainAtOnceWhatMayWorkTheNextMoment() {
        var answers = new ArrayList<>(List.of(new Busy()));

        assertThat(one.call(() -> {
            if (!answers.isEmpty()) {
                throw answers.removeFirst();
            }
            return "done";
        })).isEqualTo("done");
    }

    @Test
    void triesAgainOnlyAsFarAsItsBudgetGoes() {
        var lenient = new Breaker(new Breaker.Settings("bank", 1000, Duration.ofHours(1), _ -> false, _ -> true),
                shared, shared, InstantSource.system());

        IntStream.range(0, 40).forEach(_ -> assertThatThrownBy(() -> lenient.call(this::beBusy))
                .isInstanceOf(Busy.class));

        assertThat(calls).isEqualTo(40 + 10);
    }

    private int beBusy() {
        calls++;
        throw new Busy();
    }

    private void fail(Breaker breaker, int times) {
        IntStream.range(0, times).forEach(_ -> assertThatThrownBy(() -> breaker.call(() -> {
            calls++;
            throw new Down();
        })).isInstanceOf(Down.class));
    }
}
