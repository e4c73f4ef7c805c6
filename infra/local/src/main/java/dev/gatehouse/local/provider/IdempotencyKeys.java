package dev.gatehouse.local.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Runs an operation once per key: the same key gives the same answer, and takes no other parameters. */
final class IdempotencyKeys {
    private final Map<String, Use.Key> running = new ConcurrentHashMap<>();
    private final Books books;

    IdempotencyKeys(Books books) {
        this.books = books;
    }

    /** @param replayed whether the operation had run before */
    record Outcome(Answer answer, boolean replayed) {}

    /**
     * @param request tells requests apart
     * @param operation keeps its answer as that to the key
     * @throws StripeError if the key belongs to another request, or to one that is still running
     */
    Outcome once(String key, String request, Function<Use.Key, Answer> operation) {
        var wanted = new Use.Key(digest(key), digest(request));
        var earlier = replay(key, wanted);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        var other = running.putIfAbsent(wanted.key(), wanted);
        if (other != null) {
            requireSame(key, wanted, other);
            throw StripeError.keyInUse();
        }
        try {
            // It may have come to its end in between.
            return replay(key, wanted).orElseGet(() -> new Outcome(operation.apply(wanted), false));
        } finally {
            running.remove(wanted.key());
        }
    }

    private Optional<Outcome> replay(String key, Use.Key wanted) {
        return books.use(wanted).map(use -> {
            requireSame(key, wanted, use.key());
            return new Outcome(use.answer(), true);
        });
    }

    private static void requireSame(String key, Use.Key wanted, Use.Key earlier) {
        if (!earlier.equals(wanted)) {
            throw StripeError.otherParameters(key);
        }
    }

    /** Keys come with API keys, and requests with what cards are known by: neither is kept. */
    private static String digest(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
