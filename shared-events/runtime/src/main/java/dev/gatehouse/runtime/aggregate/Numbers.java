package dev.gatehouse.runtime.aggregate;

import dev.gatehouse.decision.Series;
import dev.gatehouse.runtime.contention.Optimistic;
import dev.gatehouse.runtime.log.Append.CounterStep;
import dev.gatehouse.runtime.log.Append.Result;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Gives out the numbers of a series without gaps. What is remembered here is only a guess at where the counter stands,
 * which saves reading it; the conditional write decides, and tells where it really stands if the guess was wrong.
 */
final class Numbers {
    private final Map<String, Long> guesses = new ConcurrentHashMap<>();

    /**
     * Appends under the next number of a series.
     *
     * @param append writes on the condition that the counter still stands at the number it is given
     * @return the result, which is never that the counter has moved
     */
    Result next(Series series, Function<CounterStep, Result> append) {
        var counter = "series/" + series.name();
        return Optimistic.retry(counter, () -> {
            var last = guesses.getOrDefault(counter, 0L);
            return switch (append.apply(new CounterStep(counter, last))) {
                case Result.CounterMoved(var actual) -> {
                    guesses.put(counter, actual);
                    yield Optional.empty();
                }
                case Result.Recorded recorded -> {
                    guesses.merge(counter, last + 1, Math::max);
                    yield Optional.of(recorded);
                }
                case Result.Lost lost -> Optional.of(lost);
            };
        });
    }
}
