package dev.gatehouse.stream.health;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.HealthContributors;
import org.springframework.context.SmartLifecycle;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers {@code GET /health} with 200 or, while something is down, 503. It opens after the bindings have started and closes
 * before they stop, so that nothing else has to know of either.
 */
final class HealthServer implements SmartLifecycle {
    private final JsonMapper json = new JsonMapper();
    private final HealthProperties properties;
    private final HealthContributors contributors;
    private volatile @Nullable HttpServer server;

    HealthServer(HealthProperties properties, HealthContributors contributors) {
        this.properties = properties;
        this.contributors = contributors;
    }

    @Override
    public void start() {
        var address = new InetSocketAddress(properties.address(), properties.port());
        try {
            var opened = HttpServer.create(address, 0);
            opened.setExecutor(Thread::startVirtualThread);
            opened.createContext("/health", this::answer);
            opened.start();
            server = opened;
        } catch (IOException e) {
            throw new UncheckedIOException("Health cannot be told at %s (gatehouse.health.port)".formatted(address), e);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var report = HealthReport.of(contributors);
            var body = json.writeValueAsBytes(report.json());
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(report.isWell() ? 200 : 503, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    /** Where it listens while it is running. */
    int port() {
        return server == null ? 0 : server.getAddress().getPort();
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop(0);
            server = null;
        }
    }

    @Override
    public boolean isRunning() {
        return server != null;
    }

    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
