package dev.gatehouse.lambda;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What one Lambda runs.
 *
 * @param function name of the bean
 */
@ConfigurationProperties("gatehouse")
record LambdaProperties(@Nullable String function, @DefaultValue Lambda lambda) {

    /**
     * How it runs.
     *
     * @param reserve what must be left of an invocation's time for one more message to be started: more than the slowest
     *            message takes, less than the function's time-out
     * @param retryDelay from a message's first failure to its second delivery; each further time is four times as long
     * @param longestRetryDelay at most the visibility timeout of the queue
     * @param topic ARN of the SNS topic that what the function returns is published to
     */
    record Lambda(
            @DefaultValue("12s") Duration reserve,
            @DefaultValue("1s") Duration retryDelay,
            @DefaultValue("3m") Duration longestRetryDelay,
            @Nullable String topic) {}
}
