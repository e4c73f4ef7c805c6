package dev.gatehouse.testkit.simulation;

/** What a function is told of a call that failed, or that only seems to have. */
public final class CallFailed extends RuntimeException {
    CallFailed(String call) {
        super(call, null, false, false);
    }
}
