package dev.gatehouse.local.delivery;

import dev.gatehouse.local.delivery.DeliveryFailed.Code;
import dev.gatehouse.local.sqs.Message;
import dev.gatehouse.local.sqs.QueueRefused;
import dev.gatehouse.local.sqs.Queues;
import dev.gatehouse.local.template.Arn;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What can be delivered to, by the service in its ARN. */
public final class Targets {
    private final Map<String, Target> targets = new ConcurrentHashMap<>();

    /** Takes messages for the resources of one service. */
    public interface Target {
        /** @throws DeliveryFailed if it does not take the message */
        void deliver(Arn resource, Message message);
    }

    public void addQueues(Queues queues) {
        add("sqs", (queue, message) -> {
            try {
                queues.send(queue, message);
            } catch (QueueRefused e) {
                throw new DeliveryFailed(code(e), e.code() + ": " + e.getMessage());
            }
        });
    }

    public void add(String service, Target target) {
        targets.put(service, target);
    }

    public boolean has(Arn arn) {
        return targets.containsKey(arn.service());
    }

    /** @throws DeliveryFailed if the target does not take the message */
    public void deliver(String arn, Message message) {
        var resource = Arn.parse(arn);
        var target = targets.get(resource.service());
        if (target == null) {
            throw new DeliveryFailed(Code.NO_RESOURCE, "The local cloud cannot deliver to " + arn);
        }
        target.deliver(resource, message);
    }

    private static Code code(QueueRefused refusal) {
        if (!refusal.isFinal()) {
            return Code.ERROR_FROM_TARGET;
        }
        return refusal.code().endsWith("QueueDoesNotExist") ? Code.NO_RESOURCE : Code.INVALID_PARAMETER;
    }
}
