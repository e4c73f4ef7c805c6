package dev.gatehouse.lambda;

/** The Lambda is invoked with something else than a batch of its queue. Nothing of it is handled. */
final class UnexpectedEvent extends IllegalArgumentException {
    UnexpectedEvent(String what) {
        super("this function takes batches of an SQS queue, and this is " + what);
    }
}
