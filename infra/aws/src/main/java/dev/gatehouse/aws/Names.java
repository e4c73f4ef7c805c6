package dev.gatehouse.aws;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** How names turn into logical ids and statement ids. */
final class Names {
    private Names() {}

    static String capitalised(String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    /** {@code order-in-confirmOrder} as {@code OrderInConfirmOrder}. */
    static String joined(String name) {
        return Arrays.stream(name.split("-")).map(Names::capitalised).collect(Collectors.joining());
    }
}
