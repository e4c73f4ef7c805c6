package dev.gatehouse.runtime.dispatch;

/**
 * One delivery of one message to one function.
 *
 * @param messageId the queue's id of the message
 * @param receiveCount how often the queue has delivered it by now, this time included
 */
public record Delivery(String function, String messageId, String body, int receiveCount) {

    /** Without the body, which may hold personal data. */
    @Override
    public String toString() {
        return "delivery %d of message %s to %s".formatted(receiveCount, messageId, function);
    }
}
