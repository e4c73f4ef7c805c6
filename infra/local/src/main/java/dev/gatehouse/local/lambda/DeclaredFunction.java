package dev.gatehouse.local.lambda;

import dev.gatehouse.local.template.Arn;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A Lambda function as its template declares it.
 *
 * @param memory in MB
 * @param snapStart whether published versions start from a snapshot
 * @param intake the queue that feeds it, if one does
 */
public record DeclaredFunction(
        String stack, String name, String handler, Map<String, String> environment, int memory, Duration timeout,
        boolean snapStart, @Nullable Intake intake) {

    public DeclaredFunction {
        environment = Map.copyOf(environment);
    }

    DeclaredFunction withIntake(Intake newIntake) {
        return new DeclaredFunction(stack, name, handler, environment, memory, timeout, snapStart, newIntake);
    }

    public DeclaredFunction withEnvironment(Map<String, String> other) {
        return new DeclaredFunction(stack, name, handler, other, memory, timeout, snapStart, intake);
    }

    public String arn() {
        return Arn.of("lambda", "function:" + name).toString();
    }

    /**
     * An event source mapping of a queue.
     *
     * @param functionArn what it invokes, which may be an alias
     * @param window the longest wait for a batch to fill
     * @param maximumConcurrency 0 for no limit
     * @param reportsItemFailures whether the function answers with the messages that failed
     */
    public record Intake(
            UUID id, String functionArn, String queueName, int batchSize, Duration window, int maximumConcurrency,
            boolean reportsItemFailures, boolean isEnabled) {}
}
