package dev.gatehouse.local.lambda;

import dev.gatehouse.local.endpoint.AwsError;
import dev.gatehouse.local.lambda.DeclaredFunction.Intake;
import dev.gatehouse.local.sqs.QueueRefused;
import dev.gatehouse.local.sqs.Queues;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** Feeds a function from its queue while it is enabled. */
final class EventSourceMapping implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EventSourceMapping.class);
    /** What SQS gives at once. */
    private static final int MOST_AT_ONCE = 10;
    /** Nobody pays for requests here. */
    private static final Duration LONGEST_POLL = Duration.ofSeconds(1);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Intake intake;
    private final HostedFunction function;
    private final Queues queues;
    private final Semaphore slots;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore enabling = new Semaphore(0);
    private volatile boolean isEnabled;
    private volatile boolean isPolling;

    EventSourceMapping(Intake intake, HostedFunction function, Queues queues) {
        this.intake = intake;
        this.function = function;
        this.queues = queues;
        this.slots = new Semaphore(function.concurrency());
        threads.execute(this::poll);
    }

    Intake intake() {
        return intake;
    }

    HostedFunction function() {
        return function;
    }

    /** As Lambda names it. */
    String state() {
        if (isEnabled) {
            return "Enabled";
        }
        return isPolling ? "Disabling" : "Disabled";
    }

    /** A poll that has begun goes on to its end, and what it receives is handled. */
    synchronized void enable(boolean wanted) {
        var wasEnabled = isEnabled;
        isEnabled = wanted;
        if (wanted && !wasEnabled) {
            enabling.release();
        }
    }

    private void poll() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                isPolling = isEnabled;
                if (!isPolling) {
                    enabling.acquire();
                    enabling.drainPermits();
                    continue;
                }
                slots.acquire();
                handOver(gather());
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void handOver(List<JsonNode> messages) {
        if (messages.isEmpty()) {
            slots.release();
            return;
        }
        threads.execute(() -> {
            try {
                SqsBatch.of(intake.queueName(), messages).forEach(this::deliver);
            } finally {
                slots.release();
            }
        });
    }

    /** Until the batch is full or the window has closed; without a window, whatever is there. */
    private List<JsonNode> gather() throws InterruptedException {
        var messages = new ArrayList<JsonNode>();
        try {
            messages.addAll(queues.receive(intake.queueName(), Math.min(MOST_AT_ONCE, intake.batchSize()),
                    LONGEST_POLL));
            var end = Instant.now().plus(intake.window());
            while (!messages.isEmpty() && messages.size() < intake.batchSize() && Instant.now().isBefore(end)) {
                messages.addAll(queues.receive(intake.queueName(),
                        Math.min(MOST_AT_ONCE, intake.batchSize() - messages.size()), Duration.ofSeconds(1)));
            }
        } catch (QueueRefused | AwsError e) {
            LOG.warn("{} cannot be polled: {}", intake.queueName(), e.getMessage());
            TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
        }
        return messages;
    }

    private void deliver(SqsBatch batch) {
        var outcome = function.invoke(batch.event(), intake.functionArn(), batch.trace());
        var ids = batch.entries().stream().map(SqsBatch.Entry::messageId).collect(Collectors.toSet());
        var failed = switch (outcome) {
            case Outcome.Failed failure -> {
                LOG.warn("{} failed: {}", function.declared().name(), failure.body());
                yield ids;
            }
            case Outcome.Returned answer -> intake.reportsItemFailures() ? failures(answer.body(), ids) : Set.of();
        };
        var done = batch.entries().stream()
                .filter(entry -> !failed.contains(entry.messageId()))
                .map(SqsBatch.Entry::receipt)
                .toList();
        try {
            queues.delete(intake.queueName(), done);
        } catch (QueueRefused | AwsError e) {
            LOG.warn("Messages of {} will come again: {}", intake.queueName(), e.getMessage());
        }
    }

    private Set<String> failures(String answer, Set<String> ids) {
        return BatchResponse.failures(answer, ids).orElseGet(() -> {
            LOG.warn("{} answered what is no batch response; its whole batch comes again",
                    function.declared().name());
            return ids;
        });
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
