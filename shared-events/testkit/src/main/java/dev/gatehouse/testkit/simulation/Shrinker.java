package dev.gatehouse.testkit.simulation;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Finds a small example in a large one.
 *
 * @param smaller examples, the much smaller ones first
 * @param still whether it is an example
 * @param most how many are tried
 */
public record Shrinker<P>(Function<P, List<P>> smaller, Predicate<P> still, int most) {

    public P shrink(P example) {
        var smallest = example;
        var left = most;
        for (var found = Optional.of(example); found.isPresent();) {
            smallest = found.get();
            found = Optional.empty();
            for (var candidate : smaller.apply(smallest)) {
                if (left-- > 0 && still.test(candidate)) {
                    found = Optional.of(candidate);
                    break;
                }
            }
        }
        return smallest;
    }
}
