package dev.gatehouse.local.provider;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** The sandbox at an address of its own, apart from any local cloud. */
public final class SandboxServer implements AutoCloseable {
    /** For answers under way; some cards never get one. */
    private static final int LONGEST_STOP_SECONDS = 2;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final PaymentProviderSandbox sandbox;

    private SandboxServer(HttpServer server, PaymentProviderSandbox sandbox) {
        this.server = server;
        this.sandbox = sandbox;
        server.setExecutor(threads);
        server.createContext("/", sandbox);
        server.start();
        sandbox.resume();
    }

    /**
     * @param port 0 for any free one
     * @param webhook who is told of what happens to payments
     * @param data where it keeps what it knows; nothing forgets that with the process
     * @throws IllegalStateException if the port is taken
     */
    public static SandboxServer start(String bindAddress, int port, URI webhook, @Nullable Path data) {
        try {
            var server = HttpServer.create(new InetSocketAddress(bindAddress, port), 0);
            return new SandboxServer(server, new PaymentProviderSandbox(WebhookTarget.ofSandbox(webhook), data));
        } catch (BindException e) {
            throw new IllegalStateException("Cannot listen on %s:%d: %s".formatted(bindAddress, port, e.getMessage()),
                    e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(LONGEST_STOP_SECONDS);
        threads.shutdownNow();
        sandbox.close();
    }
}
