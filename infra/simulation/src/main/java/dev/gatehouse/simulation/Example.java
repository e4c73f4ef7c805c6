package dev.gatehouse.simulation;

import dev.gatehouse.testkit.simulation.Shrinker;
import java.util.ArrayList;
import java.util.List;

/** The smallest part of a plan that breaks the same rule. */
record Example(Outcome outcome) {
    private static final int ATTEMPTS = 1_500;
    private static final int MOST_LINES = 300;

    static Example of(Outcome violated, Simulator simulator) {
        var rule = violated.rule();
        var plan = new Shrinker<>(Plan::smaller, smaller -> simulator.play(smaller).rule().equals(rule), ATTEMPTS)
                .shrink(violated.plan());
        return new Example(simulator.replay(plan));
    }

    List<String> lines() {
        var plan = outcome.plan();
        var lines = new ArrayList<String>();
        lines.add("Seed %d breaks a rule; the smallest part of it that does:".formatted(plan.seed()));
        plan.sagas().forEach(saga -> lines.add("  " + saga));
        lines.add("  faults: " + plan.faults());
        outcome.trace().stream().limit(MOST_LINES).forEach(lines::add);
        if (outcome.trace().size() > MOST_LINES) {
            lines.add("... and %d more lines".formatted(outcome.trace().size() - MOST_LINES));
        }
        outcome.violations().forEach(violation -> lines.add("VIOLATION " + violation));
        return lines;
    }
}
