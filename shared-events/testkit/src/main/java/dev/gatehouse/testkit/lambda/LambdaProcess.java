package dev.gatehouse.testkit.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.utilslite.SdkInternalThreadLocal;

/** A Lambda: the zip, run by AWS's own runtime client in a process of its own, with the environment of a template. */
public final class LambdaProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private final RuntimeApi api;
    private final Process process;

    private LambdaProcess(RuntimeApi api, Process process) {
        this.api = api;
        this.process = process;
    }

    /** @param environment variables of the function, beside those that Lambda sets itself */
    public static LambdaProcess start(LambdaZip zip, Map<String, String> environment) {
        var api = RuntimeApi.start();
        try {
            var task = Files.createTempDirectory(Path.of("target"), "lambda-").toAbsolutePath();
            zip.unpack(task);
            // The runtime client takes the working directory for the place of the function's classes.
            var java = new ProcessBuilder(command()).directory(task.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(new File(task + ".log"));
            java.environment().clear();
            java.environment().putAll(runtime(api, task));
            java.environment().putAll(environment);
            return new LambdaProcess(api, java.start());
        } catch (IOException failed) {
            api.close();
            throw new UncheckedIOException(failed);
        }
    }

    /** A function of a context, with the variables that its template sets. */
    public static LambdaProcess start(LambdaZip zip, Class<?> main, String context, String function, URI endpoint) {
        return start(zip, Map.of(
                "MAIN_CLASS", main.getName(),
                "GATEHOUSE_CONTEXT", context,
                "GATEHOUSE_FUNCTION", function,
                "SPRING_CLOUD_FUNCTION_DEFINITION", "dispatcher",
                "GATEHOUSE_PAYMENT_PROVIDER_BASEURL", endpoint + "/_sandbox/payment-provider",
                "GATEHOUSE_AWS_ENDPOINT", endpoint.toString()));
    }

    /** Invokes the function with 30 seconds' time. */
    public Answer invoke(String event) {
        return invoke(event, TIMEOUT);
    }

    public Answer invoke(String event, Duration timeout) {
        return await(api.invoke(event, timeout));
    }

    /** Waits for the process to say why it cannot start. */
    public Answer startFailure() {
        return await(api.startFailure());
    }

    /** Waits until the process is ready for its snapshot; it must be started with initialisation type {@code snap-start}. */
    public void awaitCheckpoint() {
        await(CompletableFuture.anyOf(api.checkpoint(), api.startFailure().thenAccept(failure -> {
            throw new IllegalStateException("no snapshot: " + failure);
        })));
    }

    /** Has the process go on as one that is started from its snapshot. */
    public void restore() {
        api.restore();
    }

    private static <T> T await(CompletableFuture<T> answer) {
        return answer.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    private static List<String> command() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED",
                "-classpath",
                Stream.of(AWSLambda.class, Context.class, PojoSerializer.class, SdkInternalThreadLocal.class)
                        .map(LambdaProcess::jar)
                        .collect(Collectors.joining(File.pathSeparator)),
                AWSLambda.class.getName(),
                "org.springframework.cloud.function.adapter.aws.FunctionInvoker::handleRequest");
    }

    private static String jar(Class<?> type) {
        return Path.of(URI.create(type.getProtectionDomain().getCodeSource().getLocation().toString())).toString();
    }

    private static Map<String, String> runtime(RuntimeApi api, Path task) {
        return Map.of(
                "AWS_LAMBDA_RUNTIME_API", api.address(),
                "LAMBDA_TASK_ROOT", task.toString(),
                "_HANDLER", "org.springframework.cloud.function.adapter.aws.FunctionInvoker::handleRequest",
                "AWS_LAMBDA_FUNCTION_NAME", "test",
                "AWS_LAMBDA_FUNCTION_VERSION", "1",
                "AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "1024",
                "AWS_REGION", "eu-central-1",
                "TZ", ":UTC");
    }

    @Override
    public void close() {
        process.destroyForcibly();
        api.close();
    }
}
