package dev.gatehouse.testkit.simulation;

import java.util.Set;

/** Lets go wrong what may. */
public final class Faults {
    private final Chance chance;
    private final Set<Fault> possible;
    private final double intensity;
    private final Tally tally;
    private final Trace trace;
    private boolean over;

    /** @param intensity how much more often things go wrong than usual */
    public Faults(Chance chance, Set<Fault> possible, double intensity, Tally tally, Trace trace) {
        this.chance = chance;
        this.possible = possible;
        this.intensity = intensity;
        this.tally = tally;
        this.trace = trace;
    }

    /** Whether it happens now. */
    public boolean strikes(Fault fault, String where) {
        // Drawn in any case: without one kind of fault, the others stay what they are.
        var happens = chance.happens(fault.probability() * intensity);
        if (over || !happens || !possible.contains(fault)) {
            return false;
        }
        tally.count(fault);
        trace.line(" !", fault, "at", where);
        return true;
    }

    /** From now on all goes well. */
    public void end() {
        over = true;
    }
}
