package dev.gatehouse.runtime.dispatch;

/** Keeps why deliveries failed, because a dead-letter queue does not. */
@FunctionalInterface
public interface FailureNotes {

    /** @param eventId the envelope's id, or empty if the message could not be read that far */
    void failed(Delivery delivery, String eventId, Failure failure);
}
