package dev.gatehouse.local.functions;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A Lambda function as its template declares it.
 *
 * @param memory in MB
 * @param intake the queue that feeds it, if one does
 */
public record DeclaredFunction(
        String stack, String name, String handler, Map<String, String> environment, int memory, Duration timeout,
        @Nullable Intake intake) {

    public DeclaredFunction {
        environment = Map.copyOf(environment);
    }

    DeclaredFunction withIntake(Intake newIntake) {
        return new DeclaredFunction(stack, name, handler, environment, memory, timeout, newIntake);
    }

    /**
     * An event source mapping of a queue.
     *
     * @param window the longest wait for a batch to fill
     * @param maximumConcurrency 0 for no limit
     * @param reportsItemFailures whether the function answers with the messages that failed
     */
    public record Intake(
            String queueName, int batchSize, Duration window, int maximumConcurrency, boolean reportsItemFailures) {}
}
