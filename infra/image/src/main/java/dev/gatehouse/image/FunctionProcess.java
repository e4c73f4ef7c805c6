package dev.gatehouse.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** A Lambda: a process that AWS's runtime client runs functions in. */
public final class FunctionProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration LONGEST_STOP = Duration.ofMinutes(3);

    private final RuntimeApi api;
    private final Process process;
    private final Path log;

    private FunctionProcess(RuntimeApi api, Process process, Path log) {
        this.api = api;
        this.process = process;
        this.log = log;
        var _ = process.onExit().thenAccept(
                ended -> api.exited("the process has ended with %d, see %s".formatted(ended.exitValue(), log)));
    }

    /**
     * Returns at once.
     *
     * @param task the working directory, which the runtime client takes for the place of the function's code
     * @param variables those of the template
     */
    public static FunctionProcess start(List<String> command, Path task, Map<String, String> variables, Path log)
            throws IOException {
        Files.createDirectories(log.getParent());
        var api = RuntimeApi.start();
        try {
            var builder = new ProcessBuilder(command).directory(task.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            builder.environment().clear();
            builder.environment().putAll(variables);
            builder.environment().putAll(reserved(api, task));
            return new FunctionProcess(api, builder.start(), log);
        } catch (IOException e) {
            api.close();
            throw e;
        }
    }

    private static Map<String, String> reserved(RuntimeApi api, Path task) {
        return Map.of(
                "AWS_LAMBDA_RUNTIME_API", api.address(),
                "AWS_LAMBDA_FUNCTION_NAME", "function",
                "AWS_LAMBDA_FUNCTION_VERSION", "1",
                "AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "1024",
                "AWS_REGION", "eu-central-1",
                "AWS_ACCESS_KEY_ID", "local",
                "AWS_SECRET_ACCESS_KEY", "local",
                "LAMBDA_TASK_ROOT", task.toString(),
                "TZ", ":UTC");
    }

    /**
     * @param function its name, which the function finds in its context
     * @throws InvocationFailed if it does
     */
    public String invoke(String function, String event) {
        try {
            return api.invoke(function, event).orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
        } catch (CompletionException e) {
            var how = e.getCause() instanceof InvocationFailed failed
                    ? String.valueOf(failed.getMessage())
                    : "no answer within %s, see %s".formatted(PATIENCE, log);
            throw new InvocationFailed("%s: %s".formatted(function, how));
        }
    }

    public long pid() {
        return process.pid();
    }

    /** Has it end by itself, which is when the JVM writes what it was told to write. */
    void stop() {
        process.destroy();
        try {
            if (!process.waitFor(LONGEST_STOP)) {
                throw new InvocationFailed("the process does not end, see " + log);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        api.close();
    }
}
