package dev.gatehouse.local.command;

/** Ends a command with a message for the user. */
final class CommandFailure extends RuntimeException {
    /** What was asked for did not come out as it should. */
    static final int UNEXPECTED = 1;
    /** The arguments are wrong. */
    static final int USAGE = 2;
    /** There is no system to talk to. */
    static final int UNREACHABLE = 3;

    private static final long serialVersionUID = 1L;

    private final int exitCode;

    CommandFailure(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    int exitCode() {
        return exitCode;
    }
}
