package dev.gatehouse.lambda;

import dev.gatehouse.runtime.dispatch.UnreadableMessage;
import java.util.function.Consumer;
import org.springframework.messaging.Message;

/**
 * The function that this Lambda runs.
 *
 * @param payload what it takes, or what all that it takes has in common
 */
record FunctionBean(String name, Class<?> payload, Consumer<Message<?>> call) {

    /** @throws UnreadableMessage if the message is one of the service's, and not for this function */
    void accept(Message<?> message) {
        if (!payload.isInstance(message.getPayload())) {
            throw new UnreadableMessage("%s takes %s, and this is %s".formatted(
                    name, payload.getSimpleName(), message.getPayload().getClass().getSimpleName()));
        }
        call.accept(message);
    }
}
