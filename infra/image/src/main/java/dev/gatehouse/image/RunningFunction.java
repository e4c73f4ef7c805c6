package dev.gatehouse.image;

import dev.gatehouse.local.lambda.DeclaredFunction;
import dev.gatehouse.local.lambda.Environment;
import dev.gatehouse.local.lambda.Outcome;
import dev.gatehouse.local.lambda.SqsBatch;
import dev.gatehouse.local.lambda.StartFailed;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A function in a process of its own, all of whose invocations must succeed. */
public final class RunningFunction implements AutoCloseable {
    /** Not the template's: a JVM that records what it loads is slow. */
    private static final Duration TIMEOUT = Duration.ofMinutes(1);
    private static final String NOTHING_FAILED = "{\"batchItemFailures\":[]}";

    private final Environment environment;
    private final Path log;

    private RunningFunction(Environment environment, Path log) {
        this.environment = environment;
        this.log = log;
    }

    /**
     * @param command what runs it
     * @param task the directory of its code
     * @param local variables besides its own
     * @throws IllegalStateException if it does not start
     */
    public static RunningFunction start(
            DeclaredFunction declared, List<String> command, Path task, Map<String, String> local, Path log)
            throws IOException {
        // Without SnapStart, which there is none of for images.
        var function = new DeclaredFunction(declared.stack(), declared.name(), declared.handler(),
                declared.environment(), declared.memory(), TIMEOUT, false, null);
        try {
            return new RunningFunction(Environment.start(function, command, task, local, log), log);
        } catch (StartFailed e) {
            throw new IllegalStateException("%s does not start: %s. Its log: %s".formatted(declared.name(),
                    e.getMessage(), log), e);
        }
    }

    /** @param bodies of the messages in one batch */
    public static String batch(List<String> bodies) {
        return SqsBatch.of("inbox", IntStream.range(0, bodies.size())
                .mapToObj(number -> message("m" + number, bodies.get(number)))
                .toList()).getFirst().event();
    }

    private static JsonNode message(String id, String body) {
        var message = JsonMapper.shared().createObjectNode()
                .put("MessageId", id)
                .put("ReceiptHandle", "receipt-" + id)
                .put("Body", body);
        message.putObject("Attributes")
                .put("ApproximateReceiveCount", "1")
                .put("SentTimestamp", "1795255200000");
        return message;
    }

    /**
     * @param event a batch
     * @throws IllegalStateException if the function, or one of the messages, fails
     */
    public void invoke(DeclaredFunction function, String event) {
        var answer = answer(function, event);
        if (!answer.equals(NOTHING_FAILED)) {
            throw failed(function, answer);
        }
    }

    /**
     * Whether the function takes a message, or refuses it.
     *
     * @throws IllegalStateException if the function fails
     */
    boolean takes(DeclaredFunction function, String body) {
        return answer(function, batch(List.of(body))).equals(NOTHING_FAILED);
    }

    private String answer(DeclaredFunction function, String event) {
        return switch (environment.invoke(event, function.arn(), null)) {
            case Outcome.Returned(var answer) -> answer;
            case Outcome.Failed failure -> throw failed(function, failure.reason());
        };
    }

    private IllegalStateException failed(DeclaredFunction function, String how) {
        return new IllegalStateException("%s fails: %s. Its log: %s".formatted(function.name(), how, log));
    }

    public long pid() {
        return environment.pid();
    }

    /** Has it end by itself. */
    void stop() {
        environment.stop();
    }

    @Override
    public void close() {
        environment.close();
    }
}
