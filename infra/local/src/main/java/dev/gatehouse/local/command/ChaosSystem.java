package dev.gatehouse.local.command;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.Random;

/** A system whose processes are killed while it works. */
interface ChaosSystem extends AutoCloseable {

    URI api();

    URI endpoint();

    /** The payment provider's sandbox. */
    URI provider();

    /** Returns when it is ready. */
    void start() throws Exception;

    /**
     * Kills a process of a service, or of a function, and has another one take its place.
     *
     * @return its name; nothing if none ran
     */
    Optional<String> killOne(Random random) throws Exception;

    /** Kills the local cloud, and returns when it is ready again, with what it had kept. */
    void killCloud() throws Exception;

    @Override
    void close() throws IOException;
}
