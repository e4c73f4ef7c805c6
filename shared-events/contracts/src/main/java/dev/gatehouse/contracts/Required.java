package dev.gatehouse.contracts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks of message fields; a field that JSON left out arrives as null whatever the type says. */
public final class Required {
    private Required() {}

    public static <T> T value(String field, @Nullable T value) {
        if (value == null) {
            throw new InvalidField(field, "is missing");
        }
        return value;
    }

    public static String text(String field, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw new InvalidField(field, "is missing or blank");
        }
        return value;
    }

    /** An unmodifiable copy of a list that holds at least one element. */
    public static <T> List<T> someOf(String field, @Nullable List<T> values) {
        if (values == null || values.isEmpty()) {
            throw new InvalidField(field, "needs at least one element");
        }
        return List.copyOf(values);
    }

    public static void that(boolean holds, String field, String rule) {
        if (!holds) {
            throw new InvalidField(field, rule);
        }
    }
}
