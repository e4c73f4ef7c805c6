package dev.gatehouse.local.provider;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Runs an operation once per key: the same key gives the same answer, and takes no other parameters. */
final class IdempotencyKeys {
    private final Map<String, Use> uses = new ConcurrentHashMap<>();

    private record Use(String request, CompletableFuture<Answer> answer) {}

    /** @param replayed whether the operation had run before */
    record Outcome(Answer answer, boolean replayed) {}

    /**
     * @param request tells requests apart
     * @throws StripeError if the key belongs to another request, or to one that is still running
     */
    Outcome once(String key, String request, Supplier<Answer> operation) {
        var use = new Use(request, new CompletableFuture<>());
        var earlier = uses.putIfAbsent(key, use);
        if (earlier != null) {
            return new Outcome(replay(key, request, earlier), true);
        }
        try {
            var answer = operation.get();
            if (answer.executed()) {
                use.answer.complete(answer);
            }
            return new Outcome(answer, false);
        } finally {
            if (!use.answer.isDone()) {
                uses.remove(key);
            }
        }
    }

    private static Answer replay(String key, String request, Use earlier) {
        if (!earlier.request.equals(request)) {
            throw StripeError.otherParameters(key);
        }
        if (!earlier.answer.isDone()) {
            throw StripeError.keyInUse();
        }
        return earlier.answer.join();
    }
}
