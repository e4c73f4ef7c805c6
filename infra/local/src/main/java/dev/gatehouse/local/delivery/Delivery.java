package dev.gatehouse.local.delivery;

import dev.gatehouse.local.sqs.Message;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One message on its way to one target.
 *
 * @param origin the ARN of the rule or subscription that sends it
 * @param target an ARN
 */
public record Delivery(
        String id, String origin, String target, Message message, RetryPolicy retry, @Nullable DeadLetter deadLetter,
        Instant accepted) {

    public static Delivery of(String origin, String target, Message message, RetryPolicy retry,
            @Nullable DeadLetter deadLetter) {
        return new Delivery(UUID.randomUUID().toString(), origin, target, message, retry, deadLetter, Instant.now());
    }
}
