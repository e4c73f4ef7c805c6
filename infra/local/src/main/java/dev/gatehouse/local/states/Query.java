package dev.gatehouse.local.states;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import dev.gatehouse.local.endpoint.ExactJson;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** A JSONata expression with the functions that Step Functions adds. */
public final class Query {
    private static final long LONGEST_MILLIS = 5_000;
    private static final int DEEPEST = 500;
    private static final Set<String> HASHES = Set.of("MD5", "SHA-1", "SHA-256", "SHA-384", "SHA-512");

    private final Jsonata compiled;

    /** @throws IllegalArgumentException if it is no JSONata */
    Query(String expression) {
        try {
            compiled = Jsonata.jsonata(expression);
        } catch (JException e) {
            throw new IllegalArgumentException("'%s' is no JSONata: %s".formatted(expression, e.getMessage()), e);
        }
        compiled.setOutputConvertNulls(false);
        compiled.registerFunction("parse", Query::parse);
        compiled.registerFunction("uuid", () -> UUID.randomUUID().toString());
        compiled.registerFunction("random", () -> ThreadLocalRandom.current().nextDouble());
        compiled.registerFunction("hash", Query::hash);
        compiled.registerFunction("partition", Query::partition);
        compiled.registerFunction("range",
                Jsonata.function("range", (Number first, Number last, Number step) -> range(first, last, step), null));
        compiled.registerFunction("eval", (Object _) -> {
            throw new IllegalArgumentException("Step Functions does not support $eval; use $parse.");
        });
    }

    /** @throws ExecutionFailed if it has no result */
    synchronized JsonNode evaluate(Map<String, Object> variables) {
        var frame = compiled.createFrame();
        frame.setRuntimeBounds(LONGEST_MILLIS, DEEPEST);
        variables.forEach(frame::bind);
        try {
            var result = compiled.evaluate(null, frame);
            if (result == null) {
                throw ExecutionFailed.inQuery("The expression returned nothing (undefined).");
            }
            return JsonValues.toJson(result);
        } catch (JException | ClassCastException | IllegalArgumentException | ArithmeticException e) {
            throw ExecutionFailed.inQuery(String.valueOf(e.getMessage()));
        }
    }

    private static Object parse(String json) {
        try {
            return JsonValues.fromJson(ExactJson.parse(json));
        } catch (JacksonException e) {
            throw new IllegalArgumentException("$parse: the text is not JSON", e);
        }
    }

    private static String hash(String text, String algorithm) {
        if (!HASHES.contains(algorithm)) {
            throw new IllegalArgumentException("$hash: no such algorithm: " + algorithm);
        }
        try {
            var digest = MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<List<Object>> partition(List<Object> items, Number size) {
        var parts = new ArrayList<List<Object>>();
        for (int i = 0; i < items.size(); i += size.intValue()) {
            parts.add(new ArrayList<>(items.subList(i, Math.min(items.size(), i + size.intValue()))));
        }
        return parts;
    }

    private static List<Object> range(Number first, Number last, Number step) {
        var numbers = new ArrayList<Object>();
        for (var i = first.longValue(); step.longValue() > 0 ? i <= last.longValue() : i >= last.longValue(); i += step
                .longValue()) {
            numbers.add(i);
        }
        return numbers;
    }
}
