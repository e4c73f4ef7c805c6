package dev.gatehouse.simulation.rules;

/** Takes note of what should not be. */
@FunctionalInterface
interface Violations {
    void add(String rule, String what);

    default void must(boolean holds, String rule, String otherwise) {
        if (!holds) {
            add(rule, otherwise);
        }
    }
}
