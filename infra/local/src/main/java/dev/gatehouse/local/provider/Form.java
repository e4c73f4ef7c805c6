package dev.gatehouse.local.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The parameters of a form-encoded request; nested ones keep their spelling, as {@code metadata[order]}. */
record Form(Map<String, String> parameters) {
    private static final long LARGEST_AMOUNT = 99_999_999;

    /** @throws StripeError if the text is no form */
    static Form parse(String text) {
        var parameters = new TreeMap<String, String>();
        for (var pair : text.split("&", -1)) {
            var parts = pair.split("=", 2);
            if (!pair.isEmpty()) {
                parameters.put(decode(parts[0]), parts.length == 2 ? decode(parts[1]) : "");
            }
        }
        return new Form(parameters);
    }

    /** @throws StripeError if there are other parameters, except those within {@code metadata} */
    void knows(Set<String> names) {
        parameters.keySet().stream().filter(name -> !names.contains(name) && !name.startsWith("metadata["))
                .findFirst().ifPresent(name -> {
                    throw StripeError.invalid("parameter_unknown", name, "Received unknown parameter: " + name);
                });
    }

    @Nullable
    String get(String name) {
        return parameters.get(name);
    }

    String require(String name) {
        var value = parameters.get(name);
        if (value == null || value.isEmpty()) {
            throw StripeError.invalid("parameter_missing", name, "Missing required param: " + name + ".");
        }
        return value;
    }

    /** @throws StripeError if the value is another than the one that the sandbox serves */
    void requireOnly(String name, String value) {
        if (!require(name).equals(value)) {
            throw StripeError.invalid("parameter_invalid", name,
                    "The sandbox serves %s=%s only.".formatted(name, value));
        }
    }

    long amount(String name) {
        var text = require(name);
        if (!text.matches("[0-9]{1,18}") || Long.parseLong(text) < 1) {
            throw StripeError.invalid("parameter_invalid_integer", name, "Invalid positive integer: " + name);
        }
        var amount = Long.parseLong(text);
        if (amount > LARGEST_AMOUNT) {
            throw StripeError.invalid("amount_too_large", name, "Amount must be no more than " + LARGEST_AMOUNT);
        }
        return amount;
    }

    Map<String, String> metadata() {
        var metadata = new TreeMap<String, String>();
        parameters.forEach((name, value) -> {
            if (name.startsWith("metadata[") && name.endsWith("]")) {
                metadata.put(name.substring("metadata[".length(), name.length() - 1), value);
            }
        });
        return metadata;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, UTF_8);
        } catch (IllegalArgumentException _) {
            throw StripeError.invalid("parameter_invalid", "", "Invalid form encoding.");
        }
    }
}
