package dev.gatehouse.testkit.simulation;

import java.util.function.Supplier;

/** The calls that functions make to the outside world: before, in and after each of them something may go wrong. */
public final class Calls {
    private static final int LONGEST_MILLIS = 4;

    private final VirtualTime time;
    private final Chance chance;
    private final Faults faults;
    private final Runnable race;

    /** @param race has another message handled meanwhile */
    public Calls(VirtualTime time, Chance chance, Faults faults, Runnable race) {
        this.time = time;
        this.chance = chance;
        this.faults = faults;
        this.race = race;
    }

    public <T> T read(String call, Supplier<T> effect) {
        return make(call, false, effect);
    }

    /** One that may be made again without harm, as far as the SDK can tell. */
    public <T> T write(String call, Supplier<T> effect) {
        return make(call, true, effect);
    }

    public void write(String call, Runnable effect) {
        make(call, true, () -> {
            effect.run();
            return true;
        });
    }

    private <T> T make(String call, boolean isWrite, Supplier<T> effect) {
        time.pass(1 + chance.below(LONGEST_MILLIS));
        if (faults.strikes(Fault.CRASH_BEFORE_CALL, call)) {
            throw new Crash(call);
        }
        if (faults.strikes(Fault.CALL_FAILED, call)) {
            throw new CallFailed(call);
        }
        if (faults.strikes(Fault.RACE, call)) {
            race.run();
        }
        var answer = effect.get();
        if (isWrite && faults.strikes(Fault.CALL_REPEATED, call)) {
            answer = effect.get();
        }
        if (faults.strikes(Fault.CRASH_AFTER_CALL, call)) {
            throw new Crash(call);
        }
        if (isWrite && faults.strikes(Fault.ANSWER_LOST, call)) {
            throw new CallFailed(call);
        }
        return answer;
    }
}
