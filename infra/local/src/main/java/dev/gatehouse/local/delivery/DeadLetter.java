package dev.gatehouse.local.delivery;

import dev.gatehouse.local.sqs.Message;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Where a message goes that cannot be delivered, and what goes there. */
public record DeadLetter(String queueArn, Naming naming, Message message) {

    /** What the sending service calls the reasons. */
    public enum Naming {
        EVENTBRIDGE, SCHEDULER, SNS
    }

    Message because(Delivery delivery, DeliveryFailed failure, int attempts, @Nullable String exhausted) {
        var attributes = new TreeMap<>(message.attributes());
        attributes.putAll(switch (naming) {
            case EVENTBRIDGE -> Map.of(
                    "RULE_ARN", Message.Attribute.text(delivery.origin()),
                    "TARGET_ARN", Message.Attribute.text(delivery.target()),
                    "ERROR_CODE", Message.Attribute.text(failure.code().name()),
                    "ERROR_MESSAGE", Message.Attribute.text(failure.reason()),
                    "RETRY_ATTEMPTS", new Message.Attribute("Number", Integer.toString(attempts)));
            case SCHEDULER -> Map.of(
                    "SCHEDULE_ARN", Message.Attribute.text(delivery.origin()),
                    "TARGET_ARN", Message.Attribute.text(delivery.target()),
                    "ERROR_CODE", Message.Attribute.text(failure.code().name()),
                    "ERROR_MESSAGE", Message.Attribute.text(failure.reason()),
                    "IS_PAYLOAD_TRUNCATED", Message.Attribute.text("false"),
                    "RETRY_ATTEMPTS", new Message.Attribute("Number", Integer.toString(attempts)));
            case SNS -> Map.of(
                    "RequestID", Message.Attribute.text(delivery.id()),
                    "ErrorCode", Message.Attribute.text(failure.code().name()),
                    "ErrorMessage", Message.Attribute.text(failure.reason()));
        });
        if (naming != Naming.SNS && exhausted != null) {
            attributes.put("EXHAUSTED_RETRY_CONDITION", Message.Attribute.text(exhausted));
        }
        return new Message(message.body(), attributes);
    }
}
