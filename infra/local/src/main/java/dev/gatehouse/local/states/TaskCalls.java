package dev.gatehouse.local.states;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tools.jackson.databind.JsonNode;

/** Makes the calls of tasks, each in its own thread: nobody waits longer for one than its task may take. */
record TaskCalls(Integrations integrations, ExecutorService threads) {

    /** @throws ExecutionFailed as the service does, or with {@code States.Timeout} */
    JsonNode call(Integration integration, JsonNode arguments, Instant deadline) throws InterruptedException {
        var left = Duration.between(Instant.now(), deadline);
        if (left.isNegative()) {
            throw new ExecutionFailed("States.Timeout", "");
        }
        var call = threads.submit(() -> integrations.call(integration, arguments));
        try {
            return call.get(left.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            throw new ExecutionFailed("States.Timeout", "");
        } catch (ExecutionException e) {
            if (threads.isShutdown()) {
                throw new InterruptedException();
            }
            throw e.getCause() instanceof ExecutionFailed failure
                    ? failure
                    : new ExecutionFailed("States.TaskFailed", String.valueOf(e.getCause()));
        }
    }
}
