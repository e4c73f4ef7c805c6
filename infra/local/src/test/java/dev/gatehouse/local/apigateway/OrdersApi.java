package dev.gatehouse.local.apigateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.gatehouse.local.template.Created;
import dev.gatehouse.local.template.Resource;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The API of orders-api.json, over a server in the place of AWS that keeps what it is sent. */
final class OrdersApi implements AutoCloseable {
    static final String ID = "0198c0de-0000-7000-8000-000000000001";
    static final String ORDER = "{\"customer\": {\"id\": \"c1\"}, \"lines\": [{\"sku\": \"a\", \"quantity\": 2}]}";

    private static final JsonMapper JSON = new JsonMapper();

    final List<Sent> sent = new CopyOnWriteArrayList<>();
    volatile HttpReply answer = new HttpReply(200, Map.of(), "{}");
    volatile int delayMillis;
    final ApiGateway gateway;
    private final HttpServer aws;
    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<String, Created> created = new HashMap<>();

    /** A request to AWS; header names in any case. */
    record Sent(String uri, Map<String, String> headers, String body) {}

    private OrdersApi() throws IOException {
        aws = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        aws.createContext("/", this::answer);
        aws.start();
        gateway = ApiGateway.bind("127.0.0.1", 0, URI.create("http://127.0.0.1:" + aws.getAddress().getPort()));
    }

    static OrdersApi start() throws IOException {
        return start(_ -> {});
    }

    /** @param change what differs from the file */
    static OrdersApi start(Consumer<ObjectNode> change) throws IOException {
        var api = new OrdersApi();
        try (var file = Objects.requireNonNull(OrdersApi.class.getResourceAsStream("orders-api.json"))) {
            var resources = (ObjectNode) JSON.readTree(file);
            change.accept(resources);
            resources.properties().forEach(entry -> api.create(entry.getKey(), entry.getValue()));
            api.gateway.start();
            return api;
        } catch (RuntimeException | IOException e) {
            api.close();
            throw e;
        }
    }

    HttpResponse<String> post(String path, String body, String... headers) throws Exception {
        return send("POST", path, BodyPublishers.ofString(body), headers);
    }

    /** A request that is fine, but for what the body says. */
    HttpResponse<String> order(String body) throws Exception {
        return post("/v1/orders", body, "Idempotency-Key", ID);
    }

    HttpResponse<String> get(String path, String... headers) throws Exception {
        return send("GET", path, BodyPublishers.noBody(), headers);
    }

    HttpResponse<String> send(String method, String path, BodyPublisher body, String... headers) throws Exception {
        var request = HttpRequest.newBuilder(gateway.uri().resolve(path)).method(method, body);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    void stopAws() {
        aws.stop(0);
    }

    static JsonNode json(String text) {
        return JSON.readTree(text);
    }

    @Override
    public void close() {
        gateway.close();
        aws.stop(0);
        client.close();
    }

    private void create(String logicalId, JsonNode resource) {
        var properties = (ObjectNode) resolve(resource.get("Properties"));
        created.put(logicalId,
                gateway.create(new Resource("order", logicalId, resource.get("Type").asString(), properties)));
    }

    private JsonNode resolve(JsonNode node) {
        if (node.has("Ref")) {
            return JSON.valueToTree(created(node.get("Ref").asString()).ref());
        }
        if (node.has("Fn::GetAtt")) {
            var target = node.get("Fn::GetAtt");
            return JSON.valueToTree(created(target.get(0).asString()).attributes().get(target.get(1).asString()));
        }
        if (node instanceof ObjectNode object) {
            object.propertyNames().stream().toList().forEach(name -> object.set(name, resolve(object.get(name))));
        }
        return node;
    }

    Created created(String logicalId) {
        return Objects.requireNonNull(created.get(logicalId));
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            LockSupport.parkNanos(delayMillis * 1_000_000L);
            var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
            exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
            sent.add(new Sent(exchange.getRequestURI().toString(), headers,
                    new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
            answer.headers().forEach(exchange.getResponseHeaders()::set);
            var body = answer.body().getBytes(UTF_8);
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
