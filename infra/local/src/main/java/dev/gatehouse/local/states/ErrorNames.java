package dev.gatehouse.local.states;

import java.util.List;

/** The errors that a retrier or a catcher is for. */
record ErrorNames(List<String> names) {
    private static final String ALL = "States.ALL";

    /** @throws IllegalArgumentException if there is none, or {@code States.ALL} is not alone */
    ErrorNames {
        names = List.copyOf(names);
        if (names.isEmpty()) {
            throw new IllegalArgumentException("ErrorEquals must name an error");
        }
        if (names.contains(ALL) && names.size() > 1) {
            throw new IllegalArgumentException("States.ALL must be the only error of its ErrorEquals");
        }
    }

    boolean match(String error) {
        if (error.equals("States.Runtime")) {
            return false;
        }
        return names.contains(error)
                || (names.contains(ALL) && !error.equals("States.DataLimitExceeded"))
                || (names.contains("States.TaskFailed") && !error.equals("States.Timeout"));
    }

    boolean isAll() {
        return names.contains(ALL);
    }
}
