package dev.gatehouse.crashpoints;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/** All that lies between a function and what it calls. Counts the calls, and breaks at one of them. */
final class BreakableNetwork implements ExecutionInterceptor, AutoCloseable {
    private static final Set<String> NOT_PASSED_ON = Set.of("host", "connection", "content-length", "expect", "upgrade",
            "transfer-encoding");

    /** What happens at a call. */
    enum Break {
        /** The process ends before anybody hears of the call. */
        BEFORE,
        /** The process ends when the call has had its effect. */
        AFTER,
        /** The answer does not arrive, and the process goes on. */
        ANSWER_LOST
    }

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<String> calls = new ArrayList<>();
    private final HttpServer server;
    private final URI target;
    private @Nullable Break kind;
    private int at;
    private boolean hasEnded;

    BreakableNetwork(URI target) throws IOException {
        this.target = target;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** From now on, everything works. */
    synchronized void heal() {
        calls.clear();
        kind = null;
        hasEnded = false;
    }

    /** From now on, it breaks at a call. */
    synchronized void breakAt(int call, Break how) {
        heal();
        at = call;
        kind = how;
    }

    /** Since it was healed. */
    synchronized List<String> calls() {
        return List.copyOf(calls);
    }

    /** A process that has ended tries nothing again. */
    @Override
    public synchronized void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
        if (hasEnded) {
            throw new IllegalStateException("the process has ended");
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readAllBytes();
            var breaks = breaks(exchange);
            if (breaks == Break.BEFORE) {
                return;
            }
            var answer = forward(exchange, body);
            if (breaks == null) {
                reply(exchange, answer);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized @Nullable Break breaks(HttpExchange exchange) {
        if (hasEnded) {
            return Break.BEFORE;
        }
        calls.add(name(exchange));
        if (kind == null || calls.size() - 1 != at) {
            return null;
        }
        hasEnded = kind != Break.ANSWER_LOST;
        return kind;
    }

    private static String name(HttpExchange exchange) {
        var operation = exchange.getRequestHeaders().getFirst("X-Amz-Target");
        return operation == null
                ? exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath()
                        .replaceAll("pi_\\w+", "…").replaceFirst("/_sandbox/payment-provider", "")
                : operation.replaceFirst(".*\\.", "");
    }

    private HttpResponse<byte[]> forward(HttpExchange exchange, byte[] body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(target.resolve(exchange.getRequestURI().toString()))
                .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!NOT_PASSED_ON.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        return client.send(request.build(), BodyHandlers.ofByteArray());
    }

    private static void reply(HttpExchange exchange, HttpResponse<byte[]> answer) throws IOException {
        answer.headers().map().forEach((name, values) -> {
            if (!NOT_PASSED_ON.contains(name.toLowerCase(Locale.ROOT))) {
                exchange.getResponseHeaders().put(name, values);
            }
        });
        var isEmpty = answer.body().length == 0;
        exchange.sendResponseHeaders(answer.statusCode(), isEmpty ? -1 : answer.body().length);
        if (!isEmpty) {
            exchange.getResponseBody().write(answer.body());
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        client.close();
    }
}
