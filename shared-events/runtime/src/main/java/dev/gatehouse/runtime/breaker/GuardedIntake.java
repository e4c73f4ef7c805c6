package dev.gatehouse.runtime.breaker;

import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * The functions whose intake is paused while a breaker is open.
 *
 * @param functions names of their beans
 * @param isSuspended asks the breaker: one request
 */
public record GuardedIntake(Set<String> functions, BooleanSupplier isSuspended) {

    public GuardedIntake {
        functions = Set.copyOf(functions);
    }
}
