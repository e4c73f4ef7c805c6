package dev.gatehouse.lambda;

/** A message of a FIFO queue waits for one of its group that is ahead of it and has failed. */
final class HeldBack extends RuntimeException {
    HeldBack(String messageId) {
        super("not started, because message %s of the same group is ahead of it and has failed".formatted(messageId));
    }
}
