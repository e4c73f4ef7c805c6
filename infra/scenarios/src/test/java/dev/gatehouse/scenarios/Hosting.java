package dev.gatehouse.scenarios;

import java.util.Locale;

/** How the services of the system under test run: {@code -Dgatehouse.hosting}, by default in one process. */
enum Hosting {
    EMBEDDED, PROCESSES, LAMBDA;

    static Hosting current() {
        return valueOf(System.getProperty("gatehouse.hosting", "embedded").toUpperCase(Locale.ROOT));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
