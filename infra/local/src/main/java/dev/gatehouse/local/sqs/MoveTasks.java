package dev.gatehouse.local.sqs;

import dev.gatehouse.local.endpoint.AwsError;
import dev.gatehouse.local.endpoint.Input;
import dev.gatehouse.local.sqs.MoveTask.Status;
import dev.gatehouse.local.template.Arn;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * SQS's tasks that move dead letters back. Those under way end with the process; the rest of their messages stays. ElasticMQ
 * has such tasks, too, but they keep the messages' ids, take those that somebody is looking at, and from any queue.
 */
final class MoveTasks implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MoveTasks.class);
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int FASTEST = 500;
    /** What SQS lists of a queue. */
    private static final int KEPT = 10;

    private final Map<String, Deque<MoveTask>> newestFirst = new HashMap<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Queues queues;

    MoveTasks(Queues queues) {
        this.queues = queues;
    }

    ObjectNode start(Input input) {
        var sourceArn = queueArn(input, "SourceArn");
        var destinationArn = input.has("DestinationArn") ? queueArn(input, "DestinationArn") : null;
        var perSecond = input.has("MaxNumberOfMessagesPerSecond")
                ? Integer.valueOf(input.number("MaxNumberOfMessagesPerSecond", 1, 1, FASTEST))
                : null;
        var sources = queues.withDeadLettersIn(sourceArn);
        if (sources.isEmpty()) {
            throw new AwsError("InvalidParameterValue", "Source queue must be configured as a Dead Letter Queue.");
        }
        var task = MoveTask.begun(sourceArn, destinationArn, perSecond, queues.visible(name(sourceArn)));
        add(task);
        var move = new QueueMove(queues, sources, destinationArn, perSecond);
        threads.execute(() -> carryOut(task, move));
        return JSON.createObjectNode().put("TaskHandle", task.handle());
    }

    ObjectNode list(Input input) {
        var sourceArn = queueArn(input, "SourceArn");
        var most = input.number("MaxResults", 1, 1, KEPT);
        var output = JSON.createObjectNode();
        var results = output.putArray("Results");
        tasks(sourceArn).stream().limit(most).map(MoveTask::described).forEach(results::add);
        return output;
    }

    ObjectNode cancel(Input input) {
        var handle = input.text("TaskHandle");
        var task = change(handle, found -> {
            if (found.status() != Status.RUNNING) {
                throw new AwsError("UnsupportedOperation", "Only running tasks can be cancelled.");
            }
            return found.now(Status.CANCELLING, null);
        });
        return JSON.createObjectNode().put("ApproximateNumberOfMessagesMoved", task.moved());
    }

    private void carryOut(MoveTask begun, QueueMove move) {
        var from = name(begun.sourceArn());
        try {
            var current = begun;
            while (current.status() == Status.RUNNING && current.moved() < current.toMove() && move.next(from)) {
                current = change(begun.handle(), MoveTask::oneMore);
            }
            change(begun.handle(), task -> task.now(
                    task.status() == Status.CANCELLING ? Status.CANCELLED : Status.COMPLETED, null));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (QueueRefused e) {
            LOG.warn("Messages of {} stay where they are: {}", from, e.getMessage());
            change(begun.handle(), task -> task.now(Status.FAILED, e.code()));
        }
    }

    private synchronized void add(MoveTask task) {
        var tasks = newestFirst.computeIfAbsent(task.sourceArn(), _ -> new ArrayDeque<>());
        if (tasks.stream().anyMatch(MoveTask::isActive)) {
            throw new AwsError("UnsupportedOperation", "There is already a task running. "
                    + "Only one active task is allowed for a source queue arn at a given time.");
        }
        tasks.addFirst(task);
        if (tasks.size() > KEPT) {
            tasks.removeLast();
        }
    }

    private synchronized List<MoveTask> tasks(String sourceArn) {
        return List.copyOf(newestFirst.getOrDefault(sourceArn, new ArrayDeque<>()));
    }

    private synchronized MoveTask change(String handle, UnaryOperator<MoveTask> change) {
        for (var tasks : newestFirst.values()) {
            var former = find(tasks, handle);
            if (former != null) {
                var changed = change.apply(former);
                // Only the newest of a queue can change.
                tasks.removeFirst();
                tasks.addFirst(changed);
                return changed;
            }
        }
        throw new AwsError("ResourceNotFoundException", "Task does not exist.");
    }

    private static @Nullable MoveTask find(Deque<MoveTask> tasks, String handle) {
        for (var task : tasks) {
            if (task.handle().equals(handle)) {
                return task;
            }
        }
        return null;
    }

    private String queueArn(Input input, String parameter) {
        var text = input.text(parameter);
        if (!isQueue(text)) {
            throw new AwsError("InvalidParameterValue", "Value %s for parameter %s is invalid. Reason: no queue ARN."
                    .formatted(text, parameter));
        }
        if (!queues.names().contains(name(text))) {
            throw new AwsError("ResourceNotFoundException",
                    "The resource that you specified for the %s parameter doesn't exist.".formatted(parameter));
        }
        return text;
    }

    private static boolean isQueue(String text) {
        try {
            return Arn.parse(text).service().equals("sqs");
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private static String name(String arn) {
        return Arn.parse(arn).name();
    }

    @Override
    public void close() {
        threads.shutdownNow();
        threads.close();
    }
}
