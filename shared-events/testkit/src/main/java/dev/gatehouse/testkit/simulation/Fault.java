package dev.gatehouse.testkit.simulation;

/** What goes wrong, or at least not as one would like. */
public enum Fault {
    /** A function's process ends just before a call; what it remembers is gone. */
    CRASH_BEFORE_CALL(0.004),
    /** A function's process ends just after a call, which has had its effect. */
    CRASH_AFTER_CALL(0.004),
    /** A call fails and has had no effect. */
    CALL_FAILED(0.004),
    /** A call has its effect, and the caller hears nothing of it. */
    ANSWER_LOST(0.006),
    /** The SDK makes a call again of which the answer was lost. */
    CALL_REPEATED(0.006),
    /** Another message is handled between two calls. */
    RACE(0.05),
    /** A message arrives twice. */
    DUPLICATE(0.03),
    /** A message takes minutes or hours. */
    DELAY(0.01),
    /** A message that has been handled comes again. */
    ACKNOWLEDGEMENT_LOST(0.01),
    /** An idle process ends. */
    PROCESS_ENDED(0.01),
    /** The provider is asked, does nothing and says nothing. */
    PROVIDER_SILENT(0.03),
    /** The provider does what it is asked, and nobody hears of it. */
    PROVIDER_ANSWER_LOST(0.03),
    /** The provider answers nobody for a while. */
    PROVIDER_OUTAGE(0.3);

    private final double probability;

    Fault(double probability) {
        this.probability = probability;
    }

    double probability() {
        return probability;
    }
}
