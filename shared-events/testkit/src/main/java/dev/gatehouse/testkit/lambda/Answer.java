package dev.gatehouse.testkit.lambda;

/** What a function process has answered to an invocation, or said about its start. */
public sealed interface Answer {

    /** The invocation succeeded. */
    record Response(String body) implements Answer {}

    /** The invocation, or the start of the process, failed; the body names the error. */
    record Failure(String body) implements Answer {}
}
