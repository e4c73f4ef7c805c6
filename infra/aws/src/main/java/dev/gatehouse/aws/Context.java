package dev.gatehouse.aws;

import java.util.Locale;

/** A bounded context. Its name starts the name of everything that belongs to it. */
enum Context {
    ORDER, PAYMENT, INVOICE;

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    String named(String thing) {
        return id() + "-" + thing;
    }

    /** What its events carry as {@code source} on every gate. */
    String source() {
        return "gatehouse." + id();
    }

    String gate() {
        return named("gate");
    }

    /** The role by which its gate forwards events to another context's gate. */
    String roleTowards(Context other) {
        return named("out-" + other.id() + "-role");
    }

    String mainClass() {
        return "dev.gatehouse.%s.%sLambda".formatted(id(), Names.capitalised(id()));
    }
}
