package dev.gatehouse.testkit.simulation;

/** The end of a function's process. Nothing that runs in it can do anything about it. */
public final class Crash extends Error {
    Crash(String where) {
        super(where, null, false, false);
    }
}
