package dev.gatehouse.local.lambda;

/** A function cannot be invoked, because its process does not start. */
public final class StartFailed extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Outcome.Failed outcome;

    StartFailed(Outcome.Failed outcome) {
        super(outcome.reason());
        this.outcome = outcome;
    }

    Outcome.Failed outcome() {
        return outcome;
    }
}
