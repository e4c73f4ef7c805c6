package dev.gatehouse.local.endpoint;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The one HTTP address of all services. */
public final class Endpoint implements AutoCloseable {
    static {
        // Read once, when the server's classes load. Without the first every small answer waits for a delayed ACK;
        // without the others a client may send on a connection that the server is just closing.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.setProperty("sun.net.httpserver.idleInterval", "300");
        System.setProperty("sun.net.httpserver.maxIdleConnections", "10000");
    }

    private static final String CONTROL = "/_gatehouse/";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CallLog calls = new CallLog();
    private final AwsFront front = new AwsFront(calls);

    private Endpoint(HttpServer server) {
        this.server = server;
        server.setExecutor(threads);
        server.createContext("/", front);
        control("health", Map.of("GET", _ -> JsonMapper.shared().createObjectNode().put("status", "UP")));
        control("calls", Map.of("GET", _ -> recorded(), "DELETE", _ -> {
            calls.clear();
            return recorded();
        }));
    }

    /**
     * Takes the port; answers from {@link #start} on.
     *
     * @throws IllegalStateException if the port is taken
     */
    public static Endpoint bind(String address, int port) {
        try {
            return new Endpoint(HttpServer.create(new InetSocketAddress(address, port), 0));
        } catch (BindException e) {
            throw new IllegalStateException("Cannot listen on %s:%d: %s. Is a local cloud running already?"
                    .formatted(address, port, e.getMessage()), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void start() {
        server.start();
    }

    public URI uri() {
        var address = server.getAddress();
        var host = address.getAddress().isAnyLocalAddress() ? "localhost" : address.getHostString();
        return URI.create("http://%s:%d".formatted(host.contains(":") ? "[" + host + "]" : host, address.getPort()));
    }

    public void add(AwsService service) {
        front.add(service);
    }

    /** Has a handler answer every path that starts with the prefix. */
    public void mount(String pathPrefix, HttpHandler handler) {
        server.createContext(pathPrefix, handler);
    }

    /**
     * Adds a path under {@code /_gatehouse/} that takes and gives JSON.
     *
     * @param methods by HTTP method; an {@link IllegalArgumentException} answers 400
     */
    public void control(String name, Map<String, UnaryOperator<JsonNode>> methods) {
        mount(CONTROL + name, ControlPaths.of(methods));
    }

    private ObjectNode recorded() {
        var recorded = JsonMapper.shared().createObjectNode();
        recorded.set("calls", JsonMapper.shared().valueToTree(calls.calls()));
        return recorded;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
