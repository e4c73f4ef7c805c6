package dev.gatehouse.stream.sqs;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;

/**
 * Settings that Spring Cloud Stream itself has none for.
 *
 * @param bindings by name of the binding; what one leaves out, {@code default} says
 */
@ConfigurationProperties("spring.cloud.stream.sqs")
record SqsProperties(@Name("default") @DefaultValue Binding otherwise, @DefaultValue Map<String, Binding> bindings) {

    Consumer consumer(String binding) {
        var own = bindings.getOrDefault(binding, otherwise).consumer();
        return new Consumer(
                own.pollWait() == null ? otherwise.consumer().pollWait() : own.pollWait(),
                own.retryDelay() == null ? otherwise.consumer().retryDelay() : own.retryDelay());
    }

    /** Settings of one binding. */
    record Binding(@DefaultValue Consumer consumer) {}

    /**
     * How a binding reads its queue.
     *
     * @param pollWait how long SQS may hold a request while the queue is empty, 1 to 20 seconds; 10 seconds if not set.
     *        The longer, the fewer requests are paid for, and the longer a stop may take
     * @param retryDelay from a message's first failure to its second delivery; 1 second if not set. Each further delivery
     *        comes after four times as long, but never later than the queue's visibility timeout
     */
    record Consumer(@Nullable Duration pollWait, @Nullable Duration retryDelay) {}
}
