package dev.gatehouse.local.command;

import java.util.regex.Pattern;

/**
 * A queue of what could not be handled, or not even delivered.
 *
 * @param messages how many there are, those included that somebody is looking at
 */
record DeadLetterQueue(String name, String url, String arn, long messages) {
    static final String SUFFIX = "-dlq";
    private static final Pattern NAME = Pattern.compile("([^-]+)-(.+)" + SUFFIX);
    private static final String TRANSPORT = "transport";

    String context() {
        var parts = NAME.matcher(name);
        return parts.matches() ? parts.group(1) : "";
    }

    /** The function that could not handle them. */
    String function() {
        var parts = NAME.matcher(name);
        return parts.matches() ? parts.group(2) : name;
    }

    /** Whether it holds what the platform could not deliver to any function's inbox. */
    boolean isOfTransport() {
        return function().equals(TRANSPORT);
    }

    boolean isCalled(String wanted) {
        return name.equals(wanted) || name.equals(wanted + SUFFIX) || function().equals(wanted)
                || name.equals(wanted.replaceFirst("-inbox$", SUFFIX));
    }
}
