package dev.gatehouse.local.provider;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PaymentProviderRestartTest {
    private static final String MOUNT = "/provider";

    private final HttpClient client = HttpClient.newHttpClient();
    private final BlockingQueue<String> reports = new LinkedBlockingQueue<>();
    private volatile boolean isWebhookDown;
    private HttpServer server;
    private PaymentProviderSandbox sandbox;
    @TempDir
    private Path data;

    private record Reply(int status, JsonNode json, boolean replayed) {}

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/reports", exchange -> {
            try (exchange) {
                reports.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
                exchange.sendResponseHeaders(isWebhookDown ? 503 : 202, -1);
            }
        });
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        open();
    }

    private void open() {
        sandbox = new PaymentProviderSandbox(Duration.ZERO, Duration.ZERO,
                new WebhookTarget(uri("/reports"), "whsec_test"), data);
        server.createContext(MOUNT, sandbox);
        sandbox.resume();
    }

    private void restart() {
        close();
        open();
    }

    private void close() {
        server.removeContext(MOUNT);
        sandbox.close();
    }

    @AfterEach
    void stop() {
        close();
        server.stop(0);
        client.close();
    }

    @Test
    void givesTheSameAnswersToTheSameKeysAfterARestart() throws Exception {
        var paid = pay("tok_ok", "key-1");
        var id = paid.json().path("id").asString();
        var captured = capture(id);
        var refunded = refund(id);
        var declined = pay("tok_declined", "key-4");
        var intent = get("/v1/payment_intents/" + id);

        restart();

        assertThat(pay("tok_ok", "key-1")).isEqualTo(again(paid));
        assertThat(capture(id)).isEqualTo(again(captured));
        assertThat(refund(id)).isEqualTo(again(refunded));
        assertThat(pay("tok_declined", "key-4")).isEqualTo(again(declined));
        assertThat(pay("tok_slow", "key-1").json().at("/error/type").asString()).isEqualTo("idempotency_error");
        assertThat(get("/v1/payment_intents/" + id)).isEqualTo(intent);
        assertThat(effects()).isEqualTo(json(
                "{\"authorizations\": 1, \"captures\": 1, \"cancellations\": 0, \"refunds\": 1}"));
    }

    @Test
    void doesNothingTwiceWhereverTheProcessEnded() throws Exception {
        var file = data.resolve("payment-provider").resolve("books.jsonl");
        settle();
        var written = Files.readAllBytes(file);

        for (var length = 0; length <= written.length; length += 150) {
            close();
            Files.write(file, Arrays.copyOf(written, length));
            open();
            settle();

            assertThat(effects()).isEqualTo(json(
                    "{\"authorizations\": 1, \"captures\": 1, \"cancellations\": 0, \"refunds\": 1}"));
        }
    }

    /** As a caller does who may have been answered or not. */
    private void settle() throws Exception {
        var id = pay("tok_ok", "key-1").json().path("id").asString();
        assertThat(capture(id).status()).isEqualTo(200);
        assertThat(refund(id).status()).isEqualTo(200);
    }

    @Test
    void awaitsATransferAfterARestart() throws Exception {
        transfer();
        restart();

        assertThat(incident("fund").status()).isEqualTo(200);

        assertThat(reports.poll(20, TimeUnit.SECONDS)).contains("payment_intent.succeeded", "\"order_id\":\"o-1\"");
    }

    @Test
    void reportsAgainAfterARestartWhatNobodyTook() throws Exception {
        transfer();
        isWebhookDown = true;
        incident("fund");
        var report = reports.poll(20, TimeUnit.SECONDS);
        close();
        reports.clear();
        isWebhookDown = false;

        open();

        assertThat(reports.poll(20, TimeUnit.SECONDS)).isEqualTo(report);
        await().untilAsserted(() -> {
            try (var books = new Books(copy())) {
                assertThat(books.reports()).isEmpty();
            }
        });
    }

    /** The original is being written. */
    private Path copy() throws IOException {
        var copy = Files.createTempDirectory(data, "copy");
        Files.createDirectories(copy.resolve("payment-provider"));
        Files.copy(data.resolve("payment-provider").resolve("books.jsonl"),
                copy.resolve("payment-provider").resolve("books.jsonl"));
        return copy;
    }

    @Test
    void keepsNoKeys() throws Exception {
        pay("tok_ok", "key-1");

        assertThat(data.resolve("payment-provider").resolve("books.jsonl")).content()
                .contains("o-1").doesNotContain("sk_test", "key-1", "tok_ok");
    }

    private Reply pay(String token, String key) throws Exception {
        return post("/v1/payment_intents", Map.of("amount", "4999", "currency", "eur", "confirm", "true",
                "capture_method", "manual", "payment_method_data[type]", "card", "payment_method_data[card][token]",
                token, "metadata[order_id]", "o-1"), key);
    }

    private void transfer() throws Exception {
        var balance = "payment_method_options[customer_balance]";
        var form = new TreeMap<>(Map.of("amount", "4999", "currency", "eur", "confirm", "true",
                "payment_method_data[type]", "customer_balance", balance + "[funding_type]", "bank_transfer",
                balance + "[bank_transfer][type]", "eu_bank_transfer", "customer", "cus_1", "metadata[order_id]",
                "o-1"));
        assertThat(post("/v1/payment_intents", form, "key-1").status()).isEqualTo(200);
    }

    private Reply capture(String id) throws Exception {
        return post("/v1/payment_intents/" + id + "/capture", Map.of(), "key-2");
    }

    private Reply refund(String id) throws Exception {
        return post("/v1/refunds", Map.of("payment_intent", id), "key-3");
    }

    private Reply incident(String what) throws Exception {
        return post("/_control/payments/o-1/" + what, Map.of(), "");
    }

    private JsonNode effects() throws Exception {
        return get("/_control/stats").json().path("effects");
    }

    private static Reply again(Reply first) {
        return new Reply(first.status(), first.json(), true);
    }

    private Reply post(String path, Map<String, String> form, String key) throws Exception {
        var body = form.entrySet().stream()
                .map(field -> URLEncoder.encode(field.getKey(), UTF_8) + "="
                        + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(uri(MOUNT + path)).header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString(body)));
    }

    private Reply get(String path) throws Exception {
        return send(HttpRequest.newBuilder(uri(MOUNT + path)));
    }

    private Reply send(HttpRequest.Builder request) throws Exception {
        var response = client.send(request.header("Authorization", "Bearer sk_test").build(), BodyHandlers.ofString());
        return new Reply(response.statusCode(), json(response.body()),
                response.headers().firstValue("Idempotent-Replayed").isPresent());
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:%d%s".formatted(server.getAddress().getPort(), path));
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }
}
