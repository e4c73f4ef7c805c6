package dev.gatehouse.testkit.lambda;

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
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;

/** Lambda's Runtime API for one function process: hands out invocations and takes the answers. */
final class RuntimeApi implements AutoCloseable {
    private static final String ROOT = "/2018-06-01/runtime/";
    private final BlockingQueue<Invocation> invocations = new LinkedBlockingQueue<>();
    private final Map<String, CompletableFuture<Answer>> answers = new ConcurrentHashMap<>();
    private final CompletableFuture<Answer> startFailure = new CompletableFuture<>();
    private final CompletableFuture<Void> checkpoint = new CompletableFuture<>();
    private final CompletableFuture<Void> restore = new CompletableFuture<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;

    private record Invocation(String id, String event, Instant deadline) {}

    private RuntimeApi(HttpServer server) {
        this.server = server;
        server.setExecutor(threads);
        server.createContext(ROOT, this::handle);
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

    CompletableFuture<Answer> invoke(String event, Duration timeout) {
        var invocation = new Invocation(UUID.randomUUID().toString(), event, Instant.now().plus(timeout));
        var answer = new CompletableFuture<Answer>();
        answers.put(invocation.id(), answer);
        invocations.add(invocation);
        return answer;
    }

    /** Completes if the process says that it cannot start. */
    CompletableFuture<Answer> startFailure() {
        return startFailure;
    }

    /** Completes when the process is ready for its snapshot, and waits to be restored from it. */
    CompletableFuture<Void> checkpoint() {
        return checkpoint;
    }

    /** Has the process go on as if it were started from its snapshot. */
    void restore() {
        restore.complete(null);
    }

    private void handle(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath().substring(ROOT.length()).split("/", -1);
        try (exchange) {
            if (path.length == 2 && path[0].equals("restore") && path[1].equals("next")) {
                checkpoint.complete(null);
                restore.join();
                send(exchange, 200, "");
            } else if (path.length == 2 && path[1].equals("next")) {
                next(exchange);
            } else {
                var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
                answer(path, body);
                send(exchange, 202, "");
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private void next(HttpExchange exchange) throws IOException, InterruptedException {
        var invocation = invocations.take();
        var headers = exchange.getResponseHeaders();
        headers.set("Lambda-Runtime-Aws-Request-Id", invocation.id());
        headers.set("Lambda-Runtime-Deadline-Ms", Long.toString(invocation.deadline().toEpochMilli()));
        headers.set("Lambda-Runtime-Invoked-Function-Arn", "arn:aws:lambda:eu-central-1:000000000000:function:test");
        headers.set("Content-Type", "application/json");
        send(exchange, 200, invocation.event());
    }

    // init/error, restore/error, invocation/<id>/response or invocation/<id>/error
    private void answer(String[] path, String body) {
        var failed = path[path.length - 1].equals("error");
        var future = path[0].equals("init") || path[0].equals("restore") ? startFailure : answers.get(path[1]);
        if (future == null) {
            throw new IllegalStateException("an answer to an invocation that there is not: " + String.join("/", path));
        }
        future.complete(failed ? new Answer.Failure(body) : new Answer.Response(body));
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
