package dev.gatehouse.local.states;

/** A state failed, and with it the execution unless that is caught. */
public final class ExecutionFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String error;
    private final String cause;

    ExecutionFailed(String error, String cause) {
        super(error + ": " + cause);
        this.error = error;
        this.cause = cause;
    }

    static ExecutionFailed inQuery(String cause) {
        return new ExecutionFailed("States.QueryEvaluationError", cause);
    }

    /** As Step Functions names it, {@code States.QueryEvaluationError} for example. */
    public String error() {
        return error;
    }

    String reason() {
        return cause;
    }
}
