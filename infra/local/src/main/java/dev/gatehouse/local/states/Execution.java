package dev.gatehouse.local.states;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One run of a state machine, by one thread.
 *
 * <p>What it is about to do is written down first, so that the execution goes on from there after any end of the
 * process. A task whose call was under way then is run again, with the arguments and the token that it had: its service
 * may see it twice.
 */
final class Execution {
    private static final int LARGEST = 256 * 1024;

    private final StateMachine machine;
    private final Beginning beginning;
    private final ExecutionContext context;
    private final ExecutionFiles files;
    private final History history;
    private Progress progress;
    private @Nullable Ending ending;
    private @Nullable Thread worker;

    private Execution(StateMachine machine, Beginning beginning, Progress progress, ExecutionFiles files,
            List<HistoryEvent> history) {
        this.machine = machine;
        this.beginning = beginning;
        this.progress = progress;
        this.files = files;
        this.history = new History(!machine.isExpress(), history);
        this.context = new ExecutionContext(beginning);
    }

    /** An execution that nobody has seen yet, but that cannot be lost any more. */
    static Execution begin(StateMachine machine, Beginning beginning, JsonNode input, ExecutionFiles files) {
        var progress = Progress.entering(machine.start(), input, Map.of());
        var execution = new Execution(machine, beginning, progress, files, List.of());
        execution.note(HistoryEvent.of("ExecutionStarted", "executionStarted")
                .with("input", beginning.input())
                .with("roleArn", beginning.machine().roleArn()));
        execution.note(execution.entered(progress));
        execution.write(beginning, progress, null);
        return execution;
    }

    /** An execution as it was written down. */
    static Execution resume(StateMachine machine, Beginning beginning, Progress progress, ExecutionRecord kept,
            ExecutionFiles files) {
        var execution = new Execution(machine, beginning, progress, files, kept.history());
        execution.ending = kept.ending();
        return execution;
    }

    Beginning beginning() {
        return beginning;
    }

    StateMachine machine() {
        return machine;
    }

    synchronized @Nullable Ending ending() {
        return ending;
    }

    synchronized Progress progress() {
        return progress;
    }

    List<HistoryEvent> history() {
        return history.written();
    }

    @Nullable
    Instant deadline() {
        return machine.timeout() == null ? null : beginning.time().plus(machine.timeout());
    }

    /** Returns when it has ended. */
    Ending run(TaskCalls calls) throws InterruptedException {
        synchronized (this) {
            worker = Thread.currentThread();
        }
        try {
            if (LARGEST < beginning.input().getBytes(StandardCharsets.UTF_8).length) {
                throw tooLarge();
            }
            for (var end = ending(); end == null; end = ending()) {
                step(progress(), calls);
            }
        } catch (ExecutionFailed e) {
            end(Ending.failed(e.error(), e.reason()));
        } finally {
            synchronized (this) {
                worker = null;
            }
        }
        return Objects.requireNonNull(ending());
    }

    private void step(Progress now, TaskCalls calls) throws InterruptedException {
        var state = machine.state(now.state());
        switch (state) {
            case State.Pass(var exit) -> leave(exit, now.input(), scope(now, null));
            case State.Succeed(var exit) -> leave(exit, now.input(), scope(now, null));
            case State.Choice choice -> {
                var scope = scope(now, null);
                leave(choice.chosen(scope), now.input(), scope);
            }
            case State.Wait wait -> new WaitRun(this, wait).run(now);
            case State.Task task -> new TaskRun(this, task, calls).run(now);
            case State.Fail(var error, var cause) -> {
                var scope = scope(now, null);
                throw new ExecutionFailed(error.evaluate(scope).asString(""), cause.evaluate(scope).asString(""));
            }
        }
    }

    /** @param token of the task that waits for it, if one does */
    Map<String, Object> scope(Progress now, @Nullable String token) {
        return context.scope(now, token);
    }

    /** @param usual what comes out of the state unless it says otherwise */
    void leave(State.Exit exit, JsonNode usual, Map<String, Object> scope) throws InterruptedException {
        var assigned = new HashMap<String, JsonNode>();
        exit.assign().forEach((name, value) -> assigned.put(name, value.evaluate(scope)));
        var output = exit.output() == null ? usual : exit.output().evaluate(scope);
        if (output.toString().getBytes(StandardCharsets.UTF_8).length > LARGEST) {
            throw tooLarge();
        }
        var now = progress();
        note(HistoryEvent.exited(machine.state(now.state()), now.state(), output));
        if (exit.next() == null) {
            end(Ending.succeeded(output.toString()));
            return;
        }
        var variables = new HashMap<>(now.variables());
        variables.putAll(assigned);
        var next = Progress.entering(exit.next(), output, variables);
        note(entered(next));
        move(next);
    }

    private HistoryEvent entered(Progress next) {
        return HistoryEvent.entered(machine.state(next.state()), next.state(), next.input());
    }

    private static ExecutionFailed tooLarge() {
        return new ExecutionFailed("States.DataLimitExceeded", "The data is larger than 256 KiB.");
    }

    /** Adds an event that is written down with the next change. */
    void note(HistoryEvent event) {
        history.note(event);
    }

    /** @throws InterruptedException if it has ended meanwhile */
    synchronized void move(Progress next) throws InterruptedException {
        if (ending != null) {
            throw new InterruptedException();
        }
        write(null, next, null);
        progress = next;
        notifyAll();
    }

    /** Ends it, unless it has ended already. */
    synchronized boolean end(Ending end) {
        if (ending != null) {
            return false;
        }
        history.end(end.event());
        write(null, null, end);
        ending = end;
        if (worker != null && worker != Thread.currentThread()) {
            worker.interrupt();
        }
        notifyAll();
        return true;
    }

    private synchronized void write(@Nullable Beginning first, @Nullable Progress next, @Nullable Ending end) {
        files.append(beginning.arn(), new ExecutionRecord(first, next, end, history.news()));
        history.newsAreWritten();
    }

    /**
     * Takes what whoever had the token says.
     *
     * @return whether anybody still waited for it
     */
    synchronized boolean answer(String token, Phase answer) throws InterruptedException {
        var isAwaited = switch (progress.phase()) {
            case Phase.Calling(var own, var deadline, _) -> own.equals(token) && Instant.now().isBefore(deadline);
            case Phase.AwaitingToken(var own, var deadline) -> own.equals(token) && Instant.now().isBefore(deadline);
            default -> false;
        };
        if (!isAwaited || ending != null) {
            return false;
        }
        move(progress.at(answer));
        return true;
    }

    /** Goes on waiting for the token, unless the task has its answer already. */
    synchronized void awaitToken(Phase.AwaitingToken phase) throws InterruptedException {
        if (progress.phase() instanceof Phase.Calling) {
            move(progress.at(phase));
        }
    }

    /** Returns when the token has come back, or it is too late for it. */
    synchronized void awaitAnswer(Instant deadline) throws InterruptedException {
        while (progress.phase() instanceof Phase.AwaitingToken && ending == null) {
            var left = Duration.between(Instant.now(), deadline).toMillis() + 1;
            if (left <= 0) {
                return;
            }
            wait(left);
        }
    }
}
