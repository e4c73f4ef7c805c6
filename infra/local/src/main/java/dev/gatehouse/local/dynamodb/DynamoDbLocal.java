package dev.gatehouse.local.dynamodb;

import dev.gatehouse.local.endpoint.Engine;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.jspecify.annotations.Nullable;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBServerHandler;

/**
 * DynamoDB Local in this process, on a port of the loopback device. Its own server would listen on every interface and
 * report each start to AWS.
 */
final class DynamoDbLocal implements AutoCloseable {
    /** Longer than the client keeps a connection: it must not send on one that the server is just closing. */
    private static final long IDLE_MILLIS = 300_000;

    /** Held, because a logger that nobody holds forgets its level; SQLite tells of every connection at INFO. */
    private static final Logger SQLITE = Logger.getLogger("com.almworks.sqlite4java");

    private final Server server = new Server();
    private final LocalDynamoDBRequestHandler tables;
    private final Engine engine;

    private DynamoDbLocal(LocalDynamoDBRequestHandler tables) throws Exception {
        this.tables = tables;
        var connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        connector.setIdleTimeout(IDLE_MILLIS);
        server.addConnector(connector);
        server.setHandler(new LocalDynamoDBServerHandler(tables, null));
        server.start();
        engine = new Engine("DynamoDB", connector.getLocalPort());
    }

    /** @param directory where tables are kept; none keeps them in memory */
    static DynamoDbLocal start(@Nullable Path directory) {
        SQLITE.setLevel(Level.WARNING);
        try {
            var path = directory == null ? null : directory.toAbsolutePath().toString();
            // The last but one: tables do not depend on who calls, or for which region.
            return new DynamoDbLocal(new LocalDynamoDBRequestHandler(0, path == null, path, true, false));
        } catch (Exception e) {
            throw new IllegalStateException("DynamoDB Local does not start", e);
        }
    }

    Engine engine() {
        return engine;
    }

    @Override
    public void close() {
        engine.close();
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("DynamoDB Local does not stop", e);
        } finally {
            tables.shutdown();
        }
    }
}
