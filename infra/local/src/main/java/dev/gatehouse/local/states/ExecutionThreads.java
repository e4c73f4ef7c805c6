package dev.gatehouse.local.states;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs executions, each in a thread of its own, and ends those that take longer than their machine allows. */
final class ExecutionThreads implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ExecutionThreads.class);

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final TaskCalls calls;

    ExecutionThreads(Integrations integrations) {
        calls = new TaskCalls(integrations, threads);
    }

    /** @param ended is run when the execution has come to its end, and not when the local cloud stops before that */
    void launch(Execution execution, Runnable ended) {
        try {
            threads.execute(() -> run(execution, ended));
        } catch (RejectedExecutionException _) {
            // The local cloud is stopping; the execution is written down and runs when it starts again.
        }
    }

    private void run(Execution execution, Runnable ended) {
        try {
            run(execution);
            ended.run();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.error("{} stands still", execution.beginning().arn(), e);
        }
    }

    /** @throws ExecutionFailed if the local cloud stops before the end */
    Ending await(Execution execution) {
        try {
            return threads.submit(() -> run(execution)).get();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new ExecutionFailed("States.Timeout", "The local cloud is stopping.");
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private Ending run(Execution execution) throws InterruptedException {
        var deadline = execution.deadline();
        if (deadline == null) {
            return runToTheEnd(execution);
        }
        var timer = threads.submit(() -> {
            WaitRun.sleepUntil(deadline);
            return execution.end(Ending.timedOut());
        });
        try {
            return runToTheEnd(execution);
        } finally {
            timer.cancel(true);
        }
    }

    private Ending runToTheEnd(Execution execution) throws InterruptedException {
        try {
            return execution.run(calls);
        } catch (InterruptedException e) {
            var end = execution.ending();
            if (end == null) {
                throw e;
            }
            return end;
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        threads.close();
    }
}
