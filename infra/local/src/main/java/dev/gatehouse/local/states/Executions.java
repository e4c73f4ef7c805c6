package dev.gatehouse.local.states;

import dev.gatehouse.local.endpoint.AwsError;
import dev.gatehouse.local.endpoint.ExactJson;
import dev.gatehouse.local.template.Arn;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** All executions. Those of Standard machines can be looked at, the newest of the ended ones too. */
public final class Executions implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Executions.class);
    private static final int MOST_ENDED = 1_000;

    private final StateMachines machines;
    private final ExecutionFiles files;
    private final ExecutionThreads threads;
    private final Map<String, Execution> executions = new ConcurrentHashMap<>();
    private final Deque<String> ended = new ArrayDeque<>();

    /** @param directory where executions are kept; none forgets them with the process */
    public Executions(StateMachines machines, Integrations integrations, @Nullable Path directory) {
        this.machines = machines;
        this.files = new ExecutionFiles(directory);
        this.threads = new ExecutionThreads(integrations);
    }

    /** Goes on with what was under way when the process ended. Call it when everything that tasks call is there. */
    public void resume() {
        files.all()
                .stream()
                .sorted(Comparator.comparing(it -> it.ending() == null ? Instant.MAX : it.ending().time()))
                .forEach(this::resume);
    }

    private void resume(ExecutionRecord kept) {
        if (kept.beginning() == null || kept.progress() == null) {
            return;
        }
        try {
            var machine = StateMachine.of(kept.beginning().machine());
            var execution = Execution.resume(machine, kept.beginning(), kept.progress(), kept, files);
            executions.put(kept.beginning().arn(), execution);
            if (kept.ending() == null) {
                launch(execution);
            } else {
                retire(execution);
            }
        } catch (IllegalArgumentException e) {
            LOG.error("{} cannot go on: {}", kept.beginning().arn(), e.getMessage());
        }
    }

    /**
     * Starts an execution. With the name and the input of one that runs, that one is meant.
     *
     * @throws AwsError if the input is no JSON, or there is another one of that name
     */
    synchronized Execution start(StateMachine machine, String name, String input) {
        var data = parsed(input);
        var arn = machine.isExpress()
                ? expressArn(machine, name)
                : Arn.of("states", "execution:%s:%s".formatted(machine.name(), name)).toString();
        var former = executions.get(arn);
        if (former != null) {
            if (former.ending() == null && former.beginning().input().equals(input)) {
                return former;
            }
            throw new AwsError("ExecutionAlreadyExists", "Execution Already Exists: '" + arn + "'");
        }
        var execution = Execution.begin(machine, beginning(arn, name, machine, input), data, files);
        executions.put(arn, execution);
        launch(execution);
        return execution;
    }

    /**
     * Runs an Express machine to its end.
     *
     * @throws ExecutionFailed if it does not succeed, or there is none of that ARN
     */
    public JsonNode execute(String machineArn, JsonNode input) {
        var machine = machines.machine(machineArn)
                .orElseThrow(() -> new ExecutionFailed("StateMachineDoesNotExist", "There is no " + machineArn));
        return execute(machine, expressArn(machine, UUID.randomUUID().toString()), input);
    }

    JsonNode execute(StateMachine machine, String executionArn, JsonNode input) {
        var beginning = beginning(executionArn, Arn.parse(executionArn).name(), machine, input.toString());
        var end = threads.await(Execution.begin(machine, beginning, input, new ExecutionFiles(null)));
        if (end.output() == null) {
            throw new ExecutionFailed(String.valueOf(end.error()), String.valueOf(end.cause()));
        }
        return ExactJson.parse(end.output());
    }

    private static Beginning beginning(String arn, String name, StateMachine machine, String input) {
        return new Beginning(arn, name, machine.declaration(), input, ExecutionContext.now());
    }

    static String expressArn(StateMachine machine, String name) {
        return Arn.of("states", "express:%s:%s:%s".formatted(machine.name(), UUID.randomUUID(), name)).toString();
    }

    /** @throws AwsError if it is no JSON */
    static JsonNode parsed(String input) {
        try {
            return ExactJson.parse(input);
        } catch (JacksonException _) {
            throw new AwsError("InvalidExecutionInput", "Invalid Execution Input: it is not JSON");
        }
    }

    private void launch(Execution execution) {
        threads.launch(execution, () -> retire(execution));
    }

    /** Forgets executions of Express machines at once, others when there are many newer ones. */
    private void retire(Execution execution) {
        var arn = execution.beginning().arn();
        if (execution.machine().isExpress()) {
            warn(execution);
            forget(arn);
            return;
        }
        synchronized (ended) {
            ended.addLast(arn);
            if (ended.size() > MOST_ENDED) {
                forget(ended.removeFirst());
            }
        }
    }

    private static void warn(Execution execution) {
        var end = execution.ending();
        if (end != null && end.status() != Ending.Status.SUCCEEDED) {
            LOG.warn("{} ended as {}: {} {}", execution.beginning().arn(), end.status(), end.error(), end.cause());
        }
    }

    private void forget(String arn) {
        executions.remove(arn);
        files.delete(arn);
    }

    /** Of a Standard machine. */
    Optional<Execution> find(String arn) {
        return Optional.ofNullable(executions.get(arn)).filter(execution -> !execution.machine().isExpress());
    }

    /** Newest first. */
    List<Execution> of(String machineArn) {
        return executions.values()
                .stream()
                .filter(execution -> execution.beginning().machine().arn().equals(machineArn))
                .filter(execution -> !execution.machine().isExpress())
                .sorted(Comparator.comparing((Execution execution) -> execution.beginning().time()).reversed())
                .toList();
    }

    /** @throws AwsError if nobody waits for it */
    void answer(String token, Phase answer) {
        var arn = TaskToken.executionArn(token)
                .orElseThrow(() -> new AwsError("InvalidToken", "Invalid Token: 'Invalid token'"));
        var execution = find(arn)
                .orElseThrow(() -> new AwsError("TaskDoesNotExist", "Task does not exist"));
        try {
            if (!execution.answer(token, answer)) {
                throw new AwsError("TaskTimedOut",
                        "Task Timed Out: 'Provided task does not exist anymore'");
            }
        } catch (InterruptedException _) {
            throw new AwsError(503, "ServiceUnavailable", "The local cloud is stopping.");
        }
    }

    @Override
    public void close() {
        threads.close();
    }
}
