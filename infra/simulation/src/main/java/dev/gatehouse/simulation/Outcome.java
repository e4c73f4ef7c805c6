package dev.gatehouse.simulation;

import dev.gatehouse.testkit.simulation.Tally;
import java.util.List;

/** What came of a run. */
public record Outcome(Plan plan, List<String> violations, Tally tally, List<String> trace) {

    public boolean isClean() {
        return violations.isEmpty();
    }

    /** The first word of the first violation names the rule. */
    public String rule() {
        return violations.isEmpty() ? "" : violations.getFirst().replaceFirst(":.*", "");
    }
}
