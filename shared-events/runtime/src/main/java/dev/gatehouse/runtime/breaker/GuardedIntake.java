package dev.gatehouse.runtime.breaker;

import java.util.Set;

/**
 * The functions whose intake is paused while a breaker is open.
 *
 * @param functions names of their beans
 */
public record GuardedIntake(Breaker breaker, Set<String> functions) {

    public GuardedIntake {
        functions = Set.copyOf(functions);
    }
}
