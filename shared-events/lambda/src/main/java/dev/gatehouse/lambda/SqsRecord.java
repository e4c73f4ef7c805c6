package dev.gatehouse.lambda;

import dev.gatehouse.runtime.dispatch.Delivery;
import org.jspecify.annotations.Nullable;

/**
 * One message of a batch. Message attributes are not among what is taken over: whatever they are called, they steer nothing.
 *
 * @param queue its ARN
 * @param group of a FIFO queue, whose messages are handled in order
 */
record SqsRecord(
        String queue, String messageId, String receiptHandle, String body, int receiveCount, @Nullable String group) {

    Delivery deliveryTo(String function) {
        return new Delivery(function, messageId, body, receiveCount);
    }
}
