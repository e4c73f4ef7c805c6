package dev.gatehouse.local.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * The Runtime API for one execution environment: it hands out invocations and takes the answers. As Lambda documents it at
 * <a href="https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html">runtimes-api</a>.
 */
final class RuntimeApi implements AutoCloseable {
    static final String CREDENTIALS = "/2021-04-23/credentials";
    private static final String ROOT = "/2018-06-01/runtime/";

    private final BlockingQueue<Invocation> invocations = new LinkedBlockingQueue<>();
    private final Map<String, CompletableFuture<Outcome>> answers = new ConcurrentHashMap<>();
    private final CompletableFuture<Optional<Outcome.Failed>> start = new CompletableFuture<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;
    private volatile Outcome.@Nullable Failed exit;

    /** @param trace the X-Ray header, if there is one */
    record Invocation(String id, String event, String functionArn, Instant deadline, @Nullable String trace) {}

    private RuntimeApi(HttpServer server) {
        this.server = server;
        server.setExecutor(threads);
        server.createContext(ROOT, this::handle);
        server.createContext(CREDENTIALS, RuntimeApi::credentials);
        server.start();
    }

    static RuntimeApi start() {
        try {
            return new RuntimeApi(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Host and port. */
    String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /** Completes with nothing once the function can be invoked, or with why it cannot start. */
    CompletableFuture<Optional<Outcome.Failed>> started() {
        return start;
    }

    CompletableFuture<Outcome> invoke(Invocation invocation) {
        var answer = new CompletableFuture<Outcome>();
        answers.put(invocation.id(), answer);
        invocations.add(invocation);
        var failed = exit;
        if (failed != null) {
            answer.complete(failed);
        }
        return answer;
    }

    /** The process has ended: so has what it was doing. */
    void exited(Outcome.Failed outcome) {
        exit = outcome;
        start.complete(Optional.of(outcome));
        answers.values().forEach(answer -> answer.complete(outcome));
    }

    private static void credentials(HttpExchange exchange) throws IOException {
        try (exchange) {
            send(exchange, 200, """
                    {"AccessKeyId": "local", "SecretAccessKey": "local", "Token": "local", "Expiration": "%s"}"""
                    .formatted(Instant.now().plus(Duration.ofHours(1))));
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath().substring(ROOT.length());
        var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        try (exchange) {
            switch (path) {
                case "invocation/next" -> next(exchange);
                // The snapshot is taken here, and is restored at once.
                case "restore/next" -> send(exchange, 200, "{}");
                case "init/error", "restore/error" -> {
                    start.complete(Optional.of(new Outcome.Failed(body)));
                    send(exchange, 202, "{}");
                }
                default -> answered(exchange, path.split("/", -1), body);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void next(HttpExchange exchange) throws IOException, InterruptedException {
        start.complete(Optional.empty());
        var invocation = invocations.take();
        var headers = exchange.getResponseHeaders();
        headers.set("Lambda-Runtime-Aws-Request-Id", invocation.id());
        headers.set("Lambda-Runtime-Deadline-Ms", Long.toString(invocation.deadline().toEpochMilli()));
        headers.set("Lambda-Runtime-Invoked-Function-Arn", invocation.functionArn());
        if (invocation.trace() != null) {
            headers.set("Lambda-Runtime-Trace-Id", invocation.trace());
        }
        send(exchange, 200, invocation.event());
    }

    /** {@code invocation/<id>/response} or {@code invocation/<id>/error}. */
    private void answered(HttpExchange exchange, String[] path, String body) throws IOException {
        var answer = path.length == 3 ? answers.remove(path[1]) : null;
        if (answer == null) {
            send(exchange, 403, "{\"errorType\":\"InvalidRequestID\"}");
            return;
        }
        send(exchange, 202, "{}");
        answer.complete(path[2].equals("error") ? new Outcome.Failed(body) : new Outcome.Returned(body));
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(UTF_8);
        // Without it the runtime client crashes.
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
