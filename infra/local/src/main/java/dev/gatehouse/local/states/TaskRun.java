package dev.gatehouse.local.states;

import dev.gatehouse.local.endpoint.ExactJson;
import dev.gatehouse.local.template.Arn;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Does what a Task state says. */
record TaskRun(Execution execution, State.Task task, TaskCalls calls) {
    private static final long LONGEST_SECONDS = 99_999_999;
    private static final String TIMEOUT = "States.Timeout";

    void run(Progress now) throws InterruptedException {
        try {
            switch (now.phase()) {
                case Phase.Entered _ -> schedule(now);
                case Phase.Waiting(var until) -> {
                    WaitRun.sleepUntil(until);
                    execution.move(now.at(new Phase.Entered()));
                }
                case Phase.Calling calling -> call(now, calling);
                case Phase.AwaitingToken(_, var deadline) -> {
                    execution.awaitAnswer(deadline);
                    if (execution.progress().phase() instanceof Phase.AwaitingToken) {
                        throw new ExecutionFailed(TIMEOUT, "");
                    }
                }
                case Phase.TaskSucceeded(var output) -> succeed(now, output);
                case Phase.TaskFailed(var error, var cause) -> throw new ExecutionFailed(error, cause);
            }
        } catch (ExecutionFailed e) {
            fail(execution.progress(), e);
        }
    }

    private void schedule(Progress now) throws InterruptedException {
        var token = TaskToken.of(execution.beginning().arn());
        var arguments = task.arguments().evaluate(execution.scope(now, task.awaitsToken() ? token : null));
        var timeout = timeout(now);
        var event = HistoryEvent.task(task, "Scheduled")
                .with("region", Arn.REGION)
                .with("parameters", arguments.toString());
        if (task.timeout() != null) {
            event.details().put("timeoutInSeconds", timeout);
        }
        execution.note(event);
        execution.note(HistoryEvent.task(task, "Started"));
        execution.move(now.at(new Phase.Calling(token, Instant.now().plusSeconds(timeout), arguments)));
    }

    private long timeout(Progress now) {
        if (task.timeout() == null) {
            return LONGEST_SECONDS;
        }
        var seconds = task.timeout().evaluate(execution.scope(now, null));
        if (!seconds.isIntegralNumber() || seconds.longValue() < 1 || seconds.longValue() > LONGEST_SECONDS) {
            throw ExecutionFailed.inQuery("TimeoutSeconds must be a whole number from 1 to " + LONGEST_SECONDS);
        }
        return seconds.longValue();
    }

    private void call(Progress now, Phase.Calling calling) throws InterruptedException {
        JsonNode output;
        try {
            output = calls.call(task.integration(), calling.arguments(), calling.deadline());
        } catch (ExecutionFailed e) {
            if (execution.progress().phase() instanceof Phase.Calling) {
                throw e;
            }
            return;
        }
        if (task.awaitsToken()) {
            execution.note(HistoryEvent.task(task, "Submitted").with("output", output.toString()));
            execution.awaitToken(new Phase.AwaitingToken(calling.token(), calling.deadline()));
        } else {
            execution.move(now.at(new Phase.TaskSucceeded(output)));
        }
    }

    private void succeed(Progress now, JsonNode output) throws InterruptedException {
        execution.note(HistoryEvent.task(task, "Succeeded").with("output", output.toString()));
        execution.leave(task.exit(), output, ExecutionContext.with(execution.scope(now, null), "result", output));
    }

    private void fail(Progress now, ExecutionFailed failure) throws InterruptedException {
        var what = failure.error().equals(TIMEOUT) ? "TimedOut" : "Failed";
        execution.note(HistoryEvent.task(task, what).with("error", failure.error()).with("cause", failure.reason()));
        if (retries(now, failure)) {
            return;
        }
        var catcher = catcher(failure.error());
        if (catcher == null) {
            throw failure;
        }
        var error = ExactJson.newObject().put("Error", failure.error()).put("Cause", failure.reason());
        execution.leave(catcher.exit(), error, ExecutionContext.with(execution.scope(now, null), "errorOutput", error));
    }

    private boolean retries(Progress now, ExecutionFailed failure) throws InterruptedException {
        for (int i = 0; i < task.retriers().size(); i++) {
            var retrier = task.retriers().get(i);
            if (retrier.errors().match(failure.error())) {
                if (now.retries(i) >= retrier.maxAttempts()) {
                    return false;
                }
                execution.move(now.retrying(i, Instant.now().plus(retrier.delay(now.retries(i)))));
                return true;
            }
        }
        return false;
    }

    private @Nullable Catcher catcher(String error) {
        return task.catchers().stream().filter(catcher -> catcher.errors().match(error)).findFirst().orElse(null);
    }
}
