package dev.gatehouse.local.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An orders API whose orders go from view to view, one at each look; the card chooses the way. */
final class ScriptedApi implements AutoCloseable {
    static final String NOT_YET = "404";
    private static final String PAID = """
            {"status": "PAID", "totals": {"gross": {"amount": 3138, "currency": "EUR"}}, "invoices": %s}""";

    final List<JsonNode> orders = new CopyOnWriteArrayList<>();
    private final Map<String, AtomicInteger> looks = new ConcurrentHashMap<>();
    private final Map<String, List<String>> ways = new ConcurrentHashMap<>(Map.of(
            "tok_ok", List.of(NOT_YET, "{\"status\": \"PENDING\"}", PAID.formatted("[]"),
                    PAID.formatted("[{\"number\": \"2026-000001\"}]")),
            "tok_declined", List.of("{\"status\": \"PENDING\"}",
                    "{\"status\": \"REJECTED\", \"reason\": \"PAYMENT_DECLINED\"}"),
            "tok_stuck", List.of(NOT_YET, "{\"status\": \"CONFIRMED\"}")));
    private final Map<String, String> cards = new ConcurrentHashMap<>();
    private final HttpServer server;

    ScriptedApi() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> reply(exchange, 404, "{}"));
        server.createContext("/v1/orders", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** An order that is there already. */
    void add(String id, String view, String timeline) {
        cards.put(id, id);
        cards.put(id + "/timeline", id + "/timeline");
        ways.put(id, List.of(view));
        ways.put(id + "/timeline", List.of(timeline));
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        if (exchange.getRequestMethod().equals("POST")) {
            var order = new JsonMapper().readTree(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            var card = order.at("/payment/token").asString();
            if (!ways.containsKey(card)) {
                reply(exchange, 400,
                        "{\"error\": \"INVALID\", \"field\": \"payment.token\", \"message\": \"No card.\"}");
                return;
            }
            orders.add(order);
            cards.put(exchange.getRequestHeaders().getFirst("Idempotency-Key"), card);
            reply(exchange, 202, "{}");
            return;
        }
        var id = exchange.getRequestURI().getPath().substring("/v1/orders/".length());
        var way = ways.getOrDefault(cards.getOrDefault(id, ""), List.of(NOT_YET));
        var look = looks.computeIfAbsent(id, _ -> new AtomicInteger()).getAndIncrement();
        var view = way.get(Math.min(look, way.size() - 1));
        reply(exchange, view.equals(NOT_YET) ? 404 : 200, view);
    }

    private static void reply(HttpExchange exchange, int status, String body) throws IOException {
        try (exchange) {
            var bytes = body.getBytes(UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
