package dev.gatehouse.local.lambda;

import dev.gatehouse.local.archive.Archive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What functions run on. */
public final class FunctionRuntime {
    private final Path services;
    private final Path logs;
    private final int concurrency;
    private @Nullable RuntimeClient client;

    /**
     * @param services the directory that holds the services' modules, whose zips are run
     * @param logs the directory for one log per function
     * @param concurrency how many environments a function may have, where its template allows as many
     */
    public FunctionRuntime(Path services, Path logs, int concurrency) {
        this.services = services.toAbsolutePath();
        this.logs = logs.toAbsolutePath();
        this.concurrency = concurrency;
    }

    Path logs() {
        return logs;
    }

    int concurrency() {
        return concurrency;
    }

    synchronized RuntimeClient client() throws IOException {
        if (client == null) {
            client = RuntimeClient.unpacked();
        }
        return client;
    }

    /** The unpacked zip of the service that a stack belongs to. */
    synchronized Path code(String stack) throws IOException {
        var service = stack + "-service";
        var zip = services.resolve(service).resolve("target").resolve(service + "-lambda.zip");
        if (!Files.exists(zip)) {
            throw new IOException("%s has not been built: there is no %s".formatted(service, zip));
        }
        var unpacked = zip.resolveSibling("lambda");
        new Archive(zip).unpackTo(unpacked, _ -> true);
        return unpacked;
    }
}
