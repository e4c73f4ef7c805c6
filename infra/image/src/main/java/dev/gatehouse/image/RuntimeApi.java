package dev.gatehouse.image;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Lambda's Runtime API for one process that handles one invocation at a time. */
final class RuntimeApi implements AutoCloseable {
    private static final String ROOT = "/2018-06-01/runtime/";
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final BlockingQueue<Invocation> next = new ArrayBlockingQueue<>(1);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;
    private volatile CompletableFuture<String> answer = new CompletableFuture<>();

    private record Invocation(String functionArn, String event) {}

    private RuntimeApi(HttpServer server) {
        this.server = server;
        server.setExecutor(threads);
        server.createContext(ROOT, this::handle);
        server.start();
    }

    static RuntimeApi start() throws IOException {
        return new RuntimeApi(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
    }

    /** Host and port. */
    String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /** Completes exceptionally if the function, or its start, fails. */
    CompletableFuture<String> invoke(String function, String event) {
        if (!answer.isCompletedExceptionally()) {
            answer = new CompletableFuture<>();
            next.add(new Invocation("arn:aws:lambda:eu-central-1:000000000000:function:" + function, event));
        }
        return answer;
    }

    /** The process has ended: so has what it was doing. */
    void exited(String how) {
        answer.completeExceptionally(new InvocationFailed(how));
    }

    private void handle(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath().substring(ROOT.length());
        var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        try (exchange) {
            if (path.equals("invocation/next")) {
                handOut(exchange, next.take());
            } else if (path.endsWith("/response")) {
                send(exchange, 202, "{}");
                answer.complete(body);
            } else {
                send(exchange, 202, "{}");
                answer.completeExceptionally(new InvocationFailed(body));
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static void handOut(HttpExchange exchange, Invocation invocation) throws IOException {
        var headers = exchange.getResponseHeaders();
        headers.set("Lambda-Runtime-Aws-Request-Id", UUID.randomUUID().toString());
        headers.set("Lambda-Runtime-Deadline-Ms", Long.toString(Instant.now().plus(TIMEOUT).toEpochMilli()));
        headers.set("Lambda-Runtime-Invoked-Function-Arn", invocation.functionArn());
        send(exchange, 200, invocation.event());
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(UTF_8);
        // Without it the runtime client crashes.
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
