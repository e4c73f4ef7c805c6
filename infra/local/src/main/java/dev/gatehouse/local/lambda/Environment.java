package dev.gatehouse.local.lambda;

import dev.gatehouse.local.lambda.RuntimeApi.Invocation;
import dev.gatehouse.local.template.Arn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** An execution environment: one process that handles one invocation at a time, run by AWS's own runtime client. */
public final class Environment implements AutoCloseable {
    /** Lambda gives ten seconds, and this machine may be starting many at once. */
    private static final Duration LONGEST_START = Duration.ofMinutes(2);
    private static final Duration LONGEST_STOP = Duration.ofMinutes(3);

    private final DeclaredFunction function;
    private final RuntimeApi api;
    private final Process process;
    private volatile boolean isUsable = true;

    private Environment(DeclaredFunction function, RuntimeApi api, Process process) {
        this.function = function;
        this.api = api;
        this.process = process;
        var _ = process.onExit().thenAccept(ended -> api.exited(Outcome.Failed.of("Runtime.ExitError",
                "The process of %s has ended with %d".formatted(function.name(), ended.exitValue()))));
    }

    /**
     * Waits until it can be invoked.
     *
     * @param command what runs it
     * @param code the unpacked zip: the runtime client takes the working directory for the place of the function's classes
     * @param local variables besides those of the template
     */
    public static Environment start(
            DeclaredFunction function, List<String> command, Path code, Map<String, String> local, Path log)
            throws StartFailed, IOException {
        var environment = launch(function, command, code, local, log);
        var failure = environment.api.started()
                .completeOnTimeout(Optional.of(late(LONGEST_START)), LONGEST_START.toMillis(), TimeUnit.MILLISECONDS)
                .join();
        if (failure.isPresent()) {
            environment.close();
            throw new StartFailed(failure.get());
        }
        return environment;
    }

    private static Environment launch(
            DeclaredFunction function, List<String> command, Path code, Map<String, String> local, Path log)
            throws IOException {
        var api = RuntimeApi.start();
        try {
            Files.createDirectories(log.getParent());
            var java = new ProcessBuilder(command).directory(code.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            java.environment().clear();
            java.environment().putAll(local);
            java.environment().putAll(credentials(function, api));
            java.environment().putAll(function.environment());
            java.environment().putAll(reserved(function, api, code));
            return new Environment(function, api, java.start());
        } catch (IOException e) {
            api.close();
            throw e;
        }
    }

    /** Lambda ends the process of an invocation that takes too long. */
    public Outcome invoke(String event, String functionArn, @Nullable String trace) {
        var deadline = Instant.now().plus(function.timeout());
        var late = late(function.timeout());
        var outcome = api.invoke(new Invocation(UUID.randomUUID().toString(), event, functionArn, deadline, trace))
                .completeOnTimeout(late, function.timeout().toMillis(), TimeUnit.MILLISECONDS)
                .join();
        if (outcome.equals(late)) {
            isUsable = false;
            process.destroyForcibly();
        }
        return outcome;
    }

    private static Outcome.Failed late(Duration limit) {
        return Outcome.Failed.of("Sandbox.Timedout",
                String.format(Locale.ROOT, "Task timed out after %.2f seconds", limit.toMillis() / 1000.0));
    }

    boolean runs(DeclaredFunction declared) {
        return function.equals(declared);
    }

    /** A process that is being ended may live on for a moment. */
    boolean isAlive() {
        return isUsable && process.isAlive();
    }

    public long pid() {
        return process.pid();
    }

    /**
     * Has the process end by itself, which is when a JVM writes what it was told to write.
     *
     * @throws IllegalStateException if it does not
     */
    public void stop() {
        isUsable = false;
        process.destroy();
        try {
            if (!process.waitFor(LONGEST_STOP)) {
                throw new IllegalStateException("The process of %s does not end".formatted(function.name()));
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the process of %s ends".formatted(function.name()));
        }
    }

    /** A snapshot must not hold any: what is started from it asks for them. */
    private static Map<String, String> credentials(DeclaredFunction function, RuntimeApi api) {
        return function.snapStart()
                ? Map.of("AWS_CONTAINER_CREDENTIALS_FULL_URI", "http://" + api.address() + RuntimeApi.CREDENTIALS,
                        "AWS_CONTAINER_AUTHORIZATION_TOKEN", "local")
                : Map.of("AWS_ACCESS_KEY_ID", "local", "AWS_SECRET_ACCESS_KEY", "local");
    }

    /** What Lambda itself defines. */
    private static Map<String, String> reserved(DeclaredFunction function, RuntimeApi api, Path code) {
        var variables = new HashMap<>(Map.of(
                "AWS_LAMBDA_RUNTIME_API", api.address(),
                "AWS_LAMBDA_FUNCTION_NAME", function.name(),
                "AWS_LAMBDA_FUNCTION_VERSION", "1",
                "AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(function.memory()),
                "AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/" + function.name(),
                "AWS_REGION", Arn.REGION,
                "AWS_DEFAULT_REGION", Arn.REGION));
        variables.putAll(Map.of(
                "AWS_LAMBDA_LOG_STREAM_NAME", UUID.randomUUID().toString(),
                "AWS_LAMBDA_INITIALIZATION_TYPE", function.snapStart() ? "snap-start" : "on-demand",
                "LAMBDA_TASK_ROOT", code.toString(),
                "_HANDLER", function.handler(),
                "TZ", ":UTC"));
        return variables;
    }

    @Override
    public void close() {
        process.destroyForcibly();
        api.close();
    }
}
