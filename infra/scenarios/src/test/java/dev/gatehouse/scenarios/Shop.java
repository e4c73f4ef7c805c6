package dev.gatehouse.scenarios;

import static org.awaitility.Awaitility.await;
import static org.awaitility.pollinterval.IterativePollInterval.iterative;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.awaitility.pollinterval.PollInterval;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A customer's client of the orders API. */
final class Shop {
    static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration RAREST = Duration.ofMillis(400);
    /** Who waits for long may wait a little longer: the looks of hundreds would be most of the system's load. */
    private static final PollInterval EVER_RARER = iterative(last -> last.compareTo(RAREST) < 0
            ? last.plus(last.dividedBy(2))
            : last, Duration.ofMillis(50));
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<String, String> commands = new ConcurrentHashMap<>();
    private final URI api;

    Shop(RunningSystem system) {
        this.api = system.api();
    }

    /** Status, headers and body of an answer; the body is missing where it is no JSON. */
    record Answer(int status, Map<String, String> headers, JsonNode body) {}

    /** Places an order under a new key and gives its id. */
    String place(Order order) {
        var key = UUID.randomUUID().toString();
        var answer = place(key, order);
        if (answer.status() != 202) {
            throw new AssertionError("order was not accepted: " + answer);
        }
        return answer.body().path("orderId").asString();
    }

    Answer place(String key, Order order) {
        return post("/v1/orders", order.json(), Map.of("Idempotency-Key", key, "Content-Type", "application/json"));
    }

    /** Sends a command about an order or a payment under a new key. */
    Answer command(String path, String body) {
        var key = UUID.randomUUID().toString();
        commands.put(key, path.substring(path.lastIndexOf('/') + 1));
        return post(path, body, Map.of("Idempotency-Key", key, "Content-Type", "application/json"));
    }

    /** The last word of the path that the command with this key went to, if it was sent from here. */
    Optional<String> commandSent(String key) {
        return Optional.ofNullable(commands.get(key));
    }

    Answer cancel(String orderId) {
        return accepted(command("/v1/orders/" + orderId + "/cancel", ""));
    }

    Answer fulfil(String orderId) {
        return accepted(command("/v1/orders/" + orderId + "/fulfil", ""));
    }

    Answer refund(String orderId, long amount) {
        return accepted(command("/v1/payments/" + orderId + "/refunds",
                "{\"amount\": {\"amount\": %d, \"currency\": \"EUR\"}, \"lines\": []}".formatted(amount)));
    }

    Answer confirmByHand(String orderId, long amount) {
        return accepted(command("/v1/payments/" + orderId + "/confirmations",
                "{\"amount\": {\"amount\": %d, \"currency\": \"EUR\"}}".formatted(amount)));
    }

    private static Answer accepted(Answer answer) {
        if (answer.status() != 202) {
            throw new AssertionError("command was not accepted: " + answer);
        }
        return answer;
    }

    JsonNode awaitPayment(String orderId, String status) {
        return awaitOrder(orderId, view -> view.at("/payment/status").asString("").equals(status));
    }

    /** The order's view, once it satisfies a condition. */
    JsonNode awaitOrder(String orderId, Predicate<JsonNode> condition) {
        return await().alias("order " + orderId)
                .atMost(PATIENCE)
                .pollInterval(EVER_RARER)
                .until(() -> order(orderId).body(), condition);
    }

    JsonNode awaitStatus(String orderId, String status) {
        return awaitOrder(orderId, view -> view.path("status").asString("").equals(status));
    }

    /** The view of a paid order, once its payment and its invoice are in it. */
    JsonNode awaitPaidAndInvoiced(String orderId) {
        return awaitOrder(orderId, view -> view.path("status").asString("").equals("PAID")
                && view.at("/payment/status").asString("").equals("CAPTURED")
                && !view.path("invoices").isEmpty());
    }

    /** The first invoice of a paid order, once its document can be fetched. */
    JsonNode awaitDocument(String orderId) {
        return awaitOrder(orderId, view -> view.path("status").asString("").equals("PAID")
                && view.at("/invoices/0/documentKey").isString()
                && view.at("/invoices/0/total").isObject()).at("/invoices/0");
    }

    /** The order's timeline, once so many events have arrived in it: the view follows the events in no order. */
    JsonNode awaitTimeline(String orderId, int events) {
        return await().alias("timeline of " + orderId)
                .atMost(PATIENCE)
                .until(() -> get("/v1/orders/" + orderId + "/timeline").body(),
                        timeline -> timeline.path("events").size() >= events);
    }

    /** The order's timeline, once so many events of a type are in it. */
    JsonNode awaitEvents(String orderId, String type, int number) {
        return await().alias(type + " in the timeline of " + orderId)
                .atMost(PATIENCE)
                .until(() -> get("/v1/orders/" + orderId + "/timeline").body(), timeline -> timeline.path("events")
                        .valueStream().filter(event -> event.path("type").asString("").equals(type)).count() >= number);
    }

    Answer order(String orderId) {
        return get("/v1/orders/" + orderId);
    }

    Answer get(String path) {
        return send(HttpRequest.newBuilder(api.resolve(path)).GET());
    }

    Answer post(String path, String body, Map<String, String> headers) {
        var request = HttpRequest.newBuilder(api.resolve(path)).POST(BodyPublishers.ofString(body));
        headers.forEach(request::header);
        return send(request);
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = http.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
            var headers = Map.of("location", response.headers().firstValue("location").orElse(""));
            return new Answer(response.statusCode(), headers, JSON.readTree(response.body()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
