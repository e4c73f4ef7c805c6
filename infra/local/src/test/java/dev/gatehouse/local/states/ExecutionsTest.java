package dev.gatehouse.local.states;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gatehouse.local.endpoint.AwsError;
import dev.gatehouse.local.endpoint.AwsRequest;
import dev.gatehouse.local.endpoint.AwsService;
import dev.gatehouse.local.endpoint.ExactJson;
import dev.gatehouse.local.endpoint.WireReply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExecutionsTest {
    private static final String TASK = """
            {"QueryLanguage":"JSONata","StartAt":"Put","States":{
              "Put":{"Type":"Task","Resource":"arn:aws:states:::aws-sdk:dynamodb:putItem%s",
                "Arguments":{"TableName":"t","Item":{"token":{"S":"%s"}}},%s
                "Output":"{%% $states.context.State.RetryCount %%}","End":true},
              "Caught":{"Type":"Pass","Output":"{%% $states.input.Error & '/' & $error_ %%}","End":true}}}
            """;

    @Test
    void triesAgainUntilItSucceeds() {
        var service = new Service(call -> call < 2 ? error("TransactionConflictException") : "{}");

        var ending = run(service, """
                "Retry":[{"ErrorEquals":["DynamoDb.TransactionConflictException"],"IntervalSeconds":1,"BackoffRate":1}],
                """);

        assertThat(ending.output()).isEqualTo("2");
        assertThat(service.tokens).hasSize(3);
    }

    @Test
    void triesAgainOnlyWhatItIsTold() {
        var service = new Service(_ -> error("ResourceNotFoundException"));

        var ending = run(service, """
                "Retry":[{"ErrorEquals":["DynamoDb.TransactionConflictException"]}],
                """);

        assertThat(ending.error()).isEqualTo("DynamoDb.ResourceNotFoundException");
        assertThat(service.tokens).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"States.ALL", "States.TaskFailed", "DynamoDb.ResourceNotFoundException"})
    void catchesWhatRemainsAfterTheLastAttempt(String caught) {
        var service = new Service(_ -> error("ResourceNotFoundException"));

        var ending = run(service, """
                "Retry":[{"ErrorEquals":["States.ALL"],"MaxAttempts":0}],
                "Catch":[{"ErrorEquals":["Other"],"Next":"Put"},
                  {"ErrorEquals":["%s"],"Assign":{"error_":"{%% $states.errorOutput.Cause %%}"},"Next":"Caught"}],
                """.formatted(caught));

        assertThat(ending.output()).isEqualTo(
                "\"DynamoDb.ResourceNotFoundException/because (Service: DynamoDb, Status Code: 400)\"");
        assertThat(service.tokens).hasSize(1);
    }

    @Test
    void catchesQueriesWithoutAResult() {
        var ending = run(new Service(_ -> "{}"), """
                "TimeoutSeconds":"{% $states.input.missing %}",
                "Catch":[{"ErrorEquals":["States.QueryEvaluationError"],"Assign":{"error_":"x"},"Next":"Caught"}],
                """);

        assertThat(ending.output()).isEqualTo("\"States.QueryEvaluationError/x\"");
    }

    @Test
    void failsWhereACatcherHasNoResultItself() {
        var ending = run(new Service(_ -> error("ResourceNotFoundException")), """
                "Catch":[{"ErrorEquals":["States.ALL"],"Output":"{% $states.result %}","Next":"Caught"}],
                """);

        assertThat(ending.error()).isEqualTo("States.QueryEvaluationError");
    }

    @Test
    void doesNotWaitLongerForACallThanTheTaskMayTake() {
        var blocked = new CountDownLatch(1);
        var service = new Service(_ -> {
            try {
                blocked.await();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
            return "{}";
        });

        var ending = run(service, "\"TimeoutSeconds\":1,");

        assertThat(ending.error()).isEqualTo("States.Timeout");
    }

    /** The first process is never told to stop, so that it leaves what a killed one leaves. */
    @Test
    void runsATaskAgainWhoseResultIsNotKnown(@TempDir Path data) {
        var calling = new CountDownLatch(1);
        var lost = new Service(_ -> {
            calling.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
            return "{}";
        });
        var service = new Service(_ -> "{}");
        var machine = machine(TASK.formatted(".waitForTaskToken", "{% $states.context.Task.Token %}", ""));
        try (var killed = executions(lost, data)) {
            killed.start(machine, "x", "{\"a\":1.10}");
            await().until(() -> !lost.tokens.isEmpty());

            try (var next = executions(service, data)) {
                next.resume();
                await().until(() -> !service.tokens.isEmpty());
                next.answer(service.tokens.getFirst(), new Phase.TaskSucceeded(ExactJson.parse("{}")));

                var execution = next.of(machine.arn()).getFirst();
                assertThat(ending(execution).status()).isEqualTo(Ending.Status.SUCCEEDED);
                assertThat(service.tokens).isEqualTo(lost.tokens);
                assertThat(execution.beginning().input()).isEqualTo("{\"a\":1.10}");
            }
        }
    }

    @Test
    void forgetsALineThatWasNotWrittenToItsEnd(@TempDir Path data) throws IOException {
        var service = new Service(_ -> "{}");
        var machine = machine(TASK.formatted(".waitForTaskToken", "{% $states.context.Task.Token %}", ""));
        try (var first = executions(service, data)) {
            first.start(machine, "x", "{}");
            await().until(() -> first.of(machine.arn()).getFirst().progress().phase() instanceof Phase.AwaitingToken);
        }
        Files.writeString(onlyFile(data), "{\"ending\":{\"sta", StandardOpenOption.APPEND);

        for (int restart = 0; restart < 2; restart++) {
            try (var next = executions(service, data)) {
                next.resume();

                assertThat(next.of(machine.arn()).getFirst().progress().phase())
                        .isInstanceOf(Phase.AwaitingToken.class);
            }
        }
        try (var last = executions(service, data)) {
            last.resume();
            last.answer(service.tokens.getFirst(), new Phase.TaskSucceeded(ExactJson.parse("{}")));

            assertThat(ending(last.of(machine.arn()).getFirst()).status()).isEqualTo(Ending.Status.SUCCEEDED);
        }
    }

    private static Path onlyFile(Path data) throws IOException {
        try (var files = Files.list(data.resolve("executions"))) {
            return files.findFirst().orElseThrow();
        }
    }

    private static Ending run(Service service, String fields) {
        var machine = machine(TASK.formatted("", "none", fields));
        try (var executions = executions(service, null)) {
            return ending(executions.start(machine, "x", "{}"));
        }
    }

    private static Ending ending(Execution execution) {
        return Objects.requireNonNull(await().until(execution::ending, Objects::nonNull));
    }

    private static StateMachine machine(String definition) {
        return StateMachine.of(new StateMachine.Declaration("it", StateMachine.Type.STANDARD, "arn:role", definition));
    }

    private static Executions executions(Service service, @Nullable Path data) {
        var integrations = new Integrations();
        integrations.add(service);
        return new Executions(new StateMachines(), integrations, data);
    }

    private static String error(String code) {
        throw new AwsError(code, "because");
    }

    /** Answers as it is told; knows the token of each call. */
    private static final class Service implements AwsService {
        private final List<String> tokens = new CopyOnWriteArrayList<>();
        private final IntFunction<String> answers;

        Service(IntFunction<String> answers) {
            this.answers = answers;
        }

        @Override
        public String name() {
            return "dynamodb";
        }

        @Override
        public WireReply call(AwsRequest request) {
            tokens.add(request.input().path("Item").path("token").path("S").asString());
            return WireReply.of(200, "application/x-amz-json-1.0", answers.apply(tokens.size() - 1));
        }
    }
}
