package dev.gatehouse.local.command;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.Random;

/** A system whose processes are killed while it works. Once it is closed, nothing starts it again. */
abstract class ChaosSystem implements AutoCloseable {
    private final URI api;
    private final URI endpoint;
    private final URI provider;
    private boolean closed;

    /** @param provider the payment provider's sandbox */
    ChaosSystem(URI api, URI endpoint, URI provider) {
        this.api = api;
        this.endpoint = endpoint;
        this.provider = provider;
    }

    static URI at(int port) {
        return URI.create("http://localhost:" + port);
    }

    final URI api() {
        return api;
    }

    final URI endpoint() {
        return endpoint;
    }

    final URI provider() {
        return provider;
    }

    /** Returns when it is ready. */
    final synchronized void start() throws Exception {
        if (!closed) {
            launch();
        }
    }

    /**
     * Kills a process of a service, or of a function, and has another one take its place.
     *
     * @return its name; nothing if none ran
     */
    abstract Optional<String> killOne(Random random) throws Exception;

    /** Kills the local cloud, and returns when it is ready again, with what it had kept. */
    abstract void killCloud() throws Exception;

    abstract void launch() throws Exception;

    abstract void end() throws IOException, InterruptedException;

    @Override
    public final synchronized void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try {
            end();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
