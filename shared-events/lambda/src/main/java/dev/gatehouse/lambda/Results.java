package dev.gatehouse.lambda;

import org.springframework.messaging.Message;

/** Takes what functions return to where it belongs. What goes wrong is thrown: the inbound message is then not done. */
@FunctionalInterface
public interface Results {
    void publish(String function, Message<?> result);
}
