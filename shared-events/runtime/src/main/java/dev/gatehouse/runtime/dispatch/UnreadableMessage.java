package dev.gatehouse.runtime.dispatch;

/** A message that no function can be given. Retrying does not help; its dead-letter queue keeps it. */
public final class UnreadableMessage extends RuntimeException {
    public UnreadableMessage(String message) {
        super(message);
    }
}
