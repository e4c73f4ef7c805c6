package dev.gatehouse.local.provider;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PaymentProviderSandboxTest {
    private static final Duration SHORT = Duration.ofMillis(300);

    private final HttpClient client = HttpClient.newHttpClient();
    private final BlockingQueue<String> reports = new LinkedBlockingQueue<>();
    private final AtomicInteger refusals = new AtomicInteger(1);
    private HttpServer server;
    private WebhookTarget target;
    private PaymentProviderSandbox sandbox;

    private record Reply(int status, JsonNode json, boolean replayed) {
        String text(String pointer) {
            return json.at(pointer).asString("");
        }
    }

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        target = new WebhookTarget(URI.create("http://127.0.0.1:%d/reports".formatted(server.getAddress().getPort())),
                "whsec_test");
        sandbox = new PaymentProviderSandbox(SHORT, SHORT, target, null);
        server.createContext("/_sandbox/payment-provider", sandbox);
        server.createContext("/reports", exchange -> {
            try (exchange) {
                var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
                // The first report of all is refused once, so it has to come again.
                var isRefused = refusals.getAndDecrement() > 0;
                exchange.sendResponseHeaders(isRefused ? 503 : 202, -1);
                if (!isRefused) {
                    reports.add(exchange.getRequestHeaders().getFirst("Stripe-Signature") + " " + body);
                }
            }
        });
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    @AfterEach
    void stop() {
        sandbox.close();
        server.stop(0);
        client.close();
    }

    @Test
    void authorisesCapturesAndRefunds() throws Exception {
        var intent = post("/v1/payment_intents", payment("tok_ok"), "k1");
        var id = intent.text("/id");
        var captured = post("/v1/payment_intents/" + id + "/capture", Map.of("amount_to_capture", "4000"), "k2");
        var refund = post("/v1/refunds", Map.of("payment_intent", id, "amount", "1500"), "k3");
        var rest = post("/v1/refunds", Map.of("payment_intent", id), "k4");

        assertThat(intent.status()).isEqualTo(200);
        assertThat(intent.text("/object")).isEqualTo("payment_intent");
        assertThat(intent.text("/status")).isEqualTo("requires_capture");
        assertThat(intent.json().at("/amount_capturable").asLong()).isEqualTo(4999);
        assertThat(intent.text("/currency")).isEqualTo("eur");
        assertThat(intent.text("/metadata/order_id")).isEqualTo("o/1 ü");
        assertThat(captured.text("/status")).isEqualTo("succeeded");
        assertThat(captured.json().at("/amount_received").asLong()).isEqualTo(4000);
        assertThat(refund.text("/object")).isEqualTo("refund");
        assertThat(refund.text("/status")).isEqualTo("succeeded");
        assertThat(rest.json().at("/amount").asLong()).isEqualTo(2500);
        assertThat(get("/v1/payment_intents/" + id).json()).isEqualTo(captured.json());
        assertThat(get("/_control/stats").json().get("effects")).isEqualTo(
                json("{\"authorizations\": 1, \"captures\": 1, \"cancellations\": 0, \"refunds\": 2}"));
    }

    @ParameterizedTest
    @CsvSource({"tok_declined, generic_decline", "tok_insufficient_funds, insufficient_funds"})
    void declines(String token, String code) throws Exception {
        var reply = post("/v1/payment_intents", payment(token), "k");

        assertThat(reply.status()).isEqualTo(402);
        assertThat(reply.text("/error/type")).isEqualTo("card_error");
        assertThat(reply.text("/error/code")).isEqualTo("card_declined");
        assertThat(reply.text("/error/decline_code")).isEqualTo(code);
        assertThat(reply.text("/error/payment_intent/status")).isEqualTo("requires_payment_method");
        assertThat(post("/v1/payment_intents", payment(token), "k").replayed()).isTrue();
    }

    @Test
    void failsToCapture() throws Exception {
        var id = post("/v1/payment_intents", payment("tok_capture_fails"), "k1").text("/id");

        var reply = post("/v1/payment_intents/" + id + "/capture", Map.of(), "k2");

        assertThat(reply.status()).isEqualTo(402);
        assertThat(reply.text("/error/payment_intent/status")).isEqualTo("requires_capture");
        assertThat(post("/v1/payment_intents/" + id + "/cancel", Map.of(), "k3").text("/status")).isEqualTo("canceled");
    }

    @Test
    void failsToRefund() throws Exception {
        var id = post("/v1/payment_intents", payment("tok_refund_fails"), "k1").text("/id");
        post("/v1/payment_intents/" + id + "/capture", Map.of(), "k2");

        var reply = post("/v1/refunds", Map.of("payment_intent", id), "k3");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.text("/status")).isEqualTo("failed");
        assertThat(reply.text("/failure_reason")).isEqualTo("expired_or_canceled_card");
        assertThat(get("/_control/stats").json().at("/effects/refunds").asInt()).isZero();
    }

    @Test
    void wantsTheCustomerToAct() throws Exception {
        var intent = post("/v1/payment_intents", payment("tok_3ds"), "k1");

        assertThat(intent.text("/status")).isEqualTo("requires_action");
        assertThat(intent.json().get("next_action").isObject()).isTrue();
        var capture = post("/v1/payment_intents/" + intent.text("/id") + "/capture", Map.of(), "k2");
        assertThat(capture.status()).isEqualTo(400);
        assertThat(capture.text("/error/code")).isEqualTo("payment_intent_unexpected_state");
        assertThat(get("/_control/stats").json().at("/effects/authorizations").asInt()).isZero();
    }

    @Test
    void isSlow() throws Exception {
        var started = System.nanoTime();

        assertThat(post("/v1/payment_intents", payment("tok_slow"), "k").status()).isEqualTo(200);

        assertThat(Duration.ofNanos(System.nanoTime() - started)).isGreaterThanOrEqualTo(SHORT);
    }

    @Test
    void refusesAKeyThatIsInUse() throws Exception {
        var verySlow = new PaymentProviderSandbox(Duration.ofMinutes(1), SHORT, target, null);
        server.createContext("/_sandbox/payment-provider/slow", verySlow);
        var first = client.sendAsync(request("/slow/v1/payment_intents", payment("tok_slow"), "k"),
                HttpResponse.BodyHandlers.ofString());
        await().until(() -> get("/slow/_control/stats").json().at("/calls/create").isObject());

        var second = post("/slow/v1/payment_intents", payment("tok_slow"), "k");
        verySlow.close();

        assertThat(second.status()).isEqualTo(409);
        assertThat(second.text("/error/code")).isEqualTo("idempotency_key_in_use");
        assertThat(first.join().statusCode()).isEqualTo(200);
    }

    @Test
    void chargesButDoesNotAnswerAtFirst() throws Exception {
        assertThatThrownBy(() -> post("/v1/payment_intents", payment("tok_timeout_but_charged"), "k"))
                .isInstanceOf(IOException.class);
        assertThat(get("/_control/stats").json().at("/effects/authorizations").asInt()).isEqualTo(1);

        var again = post("/v1/payment_intents", payment("tok_timeout_but_charged"), "k");

        assertThat(again.text("/status")).isEqualTo("requires_capture");
        assertThat(again.replayed()).isTrue();
        assertThat(get("/_control/stats").json().at("/effects/authorizations").asInt()).isEqualTo(1);
        assertThat(get("/_control/stats").json().at("/calls/create/tok_timeout_but_charged").asInt()).isEqualTo(2);
    }

    @Test
    void givesTheSameAnswerToTheSameKey() throws Exception {
        var first = post("/v1/payment_intents", payment("tok_ok"), "k");
        var same = post("/v1/payment_intents", payment("tok_ok"), "k");
        var other = post("/v1/payment_intents", payment("tok_declined"), "k");
        var elsewhere = post("/v1/payment_intents/" + first.text("/id") + "/capture", Map.of(), "k");

        assertThat(same.json()).isEqualTo(first.json());
        assertThat(same.replayed()).isTrue();
        assertThat(first.replayed()).isFalse();
        assertThat(other.status()).isEqualTo(400);
        assertThat(other.text("/error/type")).isEqualTo("idempotency_error");
        assertThat(elsewhere.text("/error/type")).isEqualTo("idempotency_error");
    }

    @Test
    void keepsNoAnswerToAnInvalidRequest() throws Exception {
        var invalid = new LinkedHashMap<>(payment("tok_ok"));
        invalid.put("amount", "0");

        assertThat(post("/v1/payment_intents", invalid, "k").status()).isEqualTo(400);
        assertThat(post("/v1/payment_intents", payment("tok_ok"), "k").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"amount, -1, parameter_invalid_integer", "amount, 1.5, parameter_invalid_integer",
            "amount, 100000000, amount_too_large", "amount, 99999999999999999999, parameter_invalid_integer",
            "amount, '', parameter_missing", "currency, euro, parameter_invalid", "confirm, false, parameter_invalid",
            "capture_method, automatic, parameter_invalid", "payment_method_data[card][token], tok_x, resource_missing",
            "payment_method_data[type], sepa_debit, parameter_invalid", "surprise, 1, parameter_unknown"})
    void refusesInvalidParameters(String name, String value, String code) throws Exception {
        var form = new LinkedHashMap<>(payment("tok_ok"));
        form.put(name, value);

        var reply = post("/v1/payment_intents", form, "k");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.text("/error/type")).isEqualTo("invalid_request_error");
        assertThat(reply.text("/error/code")).isEqualTo(code);
        assertThat(reply.text("/error/param")).isEqualTo(name);
    }

    @Test
    void refusesWhatTheStateDoesNotAllow() throws Exception {
        var id = post("/v1/payment_intents", payment("tok_ok"), "k1").text("/id");

        assertThat(post("/v1/refunds", Map.of("payment_intent", id), "k2").text("/error/code"))
                .isEqualTo("payment_intent_unexpected_state");
        assertThat(post("/v1/payment_intents/" + id + "/capture", Map.of("amount_to_capture", "5000"), "k3")
                .text("/error/code")).isEqualTo("amount_too_large");
        assertThat(post("/v1/payment_intents/" + id + "/capture", Map.of(), "k4").status()).isEqualTo(200);
        assertThat(post("/v1/payment_intents/" + id + "/capture", Map.of(), "k5").text("/error/code"))
                .isEqualTo("payment_intent_unexpected_state");
        assertThat(post("/v1/payment_intents/" + id + "/cancel", Map.of(), "k6").text("/error/code"))
                .isEqualTo("payment_intent_unexpected_state");
        assertThat(post("/v1/refunds", Map.of("payment_intent", id, "amount", "5000"), "k7").text("/error/code"))
                .isEqualTo("amount_too_large");
        assertThat(post("/v1/refunds", Map.of("payment_intent", id), "k8").status()).isEqualTo(200);
        assertThat(post("/v1/refunds", Map.of("payment_intent", id), "k9").text("/error/code"))
                .isEqualTo("charge_already_refunded");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/payment_intents/pi_none", "/v1/charges", "/v1/payment_intents/pi_1/confirm", "/"})
    void saysWhatItDoesNotKnow(String path) throws Exception {
        assertThat(get(path).status()).isEqualTo(404);
        assertThat(post(path, Map.of(), "k").status()).isEqualTo(404);
    }

    @Test
    void wantsAnApiKey() throws Exception {
        var anonymous = HttpRequest.newBuilder(uri("/v1/payment_intents")).build();

        var reply = client.send(anonymous, HttpResponse.BodyHandlers.ofString());

        assertThat(reply.statusCode()).isEqualTo(401);
        assertThat(json(reply.body()).at("/error/type").asString()).isEqualTo("invalid_request_error");
    }

    @Test
    void playsAnOutage() throws Exception {
        assertThat(control("{\"on\": true}").status()).isEqualTo(200);
        var down = post("/v1/payment_intents", payment("tok_ok"), "k");
        control("{\"on\": false}");
        var up = post("/v1/payment_intents", payment("tok_ok"), "k");

        assertThat(down.status()).isEqualTo(503);
        assertThat(down.text("/error/type")).isEqualTo("api_error");
        assertThat(up.status()).isEqualTo(200);
        assertThat(up.replayed()).isFalse();
        assertThat(get("/_control/stats").json().get("refusedInOutage").asInt()).isEqualTo(1);
        assertThat(control("on").status()).isEqualTo(400);
        assertThat(control("{\"on\": 1}").status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%zz=1", "amount", "=&=&", "amount=1&amount=2", "\u0000", "{\"amount\": 1}"})
    void survivesOddForms(String body) throws Exception {
        assertThat(send(post(uri("/v1/payment_intents"), body).header("Idempotency-Key", "k")).status()).isEqualTo(400);
    }

    @Test
    void findsThePaymentOfAnOrder() throws Exception {
        var query = "metadata['order_id']:'o-1'";
        assertThat(get("/v1/payment_intents/search?query=" + encode(query)).json().path("data")).isEmpty();
        var intent = post("/v1/payment_intents", ofOrder(payment("tok_ok")), "k");

        assertThat(get("/v1/payment_intents/search?query=" + encode(query)).json().at("/data/0"))
                .isEqualTo(intent.json());
    }

    @Test
    void looksOutForATransferAndReportsWhatArrives() throws Exception {
        var intent = post("/v1/payment_intents", ofOrder(transfer()), "k");

        assertThat(intent.text("/status")).isEqualTo("requires_action");
        assertThat(intent.text("/next_action/display_bank_transfer_instructions/reference")).isNotBlank();

        incident("fund", "amount=4000");
        assertThat(report()).contains("payment_intent.partially_funded", "\"amount_remaining\":999");
        incident("fund", "");
        assertThat(report()).contains("payment_intent.succeeded", "\"order_id\":\"o-1\"");
        incident("dispute", "");
        assertThat(report()).contains("charge.dispute.created", intent.text("/id"));
    }

    @Test
    void holdsAReportBackUntilItIsAskedFor() throws Exception {
        post("/v1/payment_intents", ofOrder(transfer()), "k");
        incident("fund", "amount=4000&report=held");
        incident("fund", "");
        assertThat(report()).contains("payment_intent.succeeded");

        incident("report", "");

        var next = report();
        if (next.contains("payment_intent.succeeded")) {
            next = report(); // what has been sent may come again
        }
        assertThat(next).contains("payment_intent.partially_funded");
    }

    @Test
    void givesNothingBackToAClosedAccount() throws Exception {
        var id = post("/v1/payment_intents", ofOrder(transfer()), "k").text("/id");
        incident("fund", "account=closed");

        assertThat(post("/v1/refunds", Map.of("payment_intent", id), "r").text("/status")).isEqualTo("failed");
        assertThat(send(post(uri("/_control/payments/o-1/fund"), "account=open")).text("/error/param"))
                .isEqualTo("account");
        assertThat(send(post(uri("/_control/payments/o-1/fund"), "sum=1")).text("/error/param")).isEqualTo("sum");
    }

    @Test
    void reportsWhatCardholdersAndBanksDo() throws Exception {
        post("/v1/payment_intents", ofOrder(payment("tok_3ds")), "k");
        incident("authenticate", "");
        assertThat(report()).contains("payment_intent.amount_capturable_updated", "requires_capture");
        incident("expire", "");
        assertThat(report()).contains("payment_intent.canceled");

        assertThat(send(post(uri("/_control/payments/o-1/refuse"), "")).status()).isEqualTo(400);
        assertThat(send(post(uri("/_control/payments/o-2/fund"), "")).status()).isEqualTo(404);
        assertThat(send(post(uri("/_control/payments/o-1/vanish"), "")).status()).isEqualTo(404);
    }

    private void incident(String what, String form) throws Exception {
        assertThat(send(post(uri("/_control/payments/o-1/" + what), form)).status()).isEqualTo(200);
    }

    /** The body of the next one, whose signature fits. */
    private String report() throws Exception {
        var report = reports.poll(20, TimeUnit.SECONDS);
        assertThat(report).isNotNull();
        var parts = report.split(" ", 2);
        var time = parts[0].replaceFirst("t=(\\d+),v1=.*", "$1");
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec("whsec_test".getBytes(UTF_8), "HmacSHA256"));
        assertThat(parts[0]).isEqualTo("t=%s,v1=%s".formatted(time,
                HexFormat.of().formatHex(mac.doFinal((time + "." + parts[1]).getBytes(UTF_8)))));
        return parts[1];
    }

    private static Map<String, String> ofOrder(Map<String, String> form) {
        form.put("metadata[order_id]", "o-1");
        return form;
    }

    private Map<String, String> transfer() throws Exception {
        var balance = "payment_method_options[customer_balance]";
        return new LinkedHashMap<>(Map.of("amount", "4999", "currency", "eur", "confirm", "true",
                "payment_method_types[]", "customer_balance", "payment_method_data[type]", "customer_balance",
                balance + "[funding_type]", "bank_transfer", balance + "[bank_transfer][type]", "eu_bank_transfer",
                "customer", post("/v1/customers", Map.of("metadata[order_id]", "o-1"), "c").text("/id")));
    }

    private static Map<String, String> payment(String token) {
        var form = new LinkedHashMap<String, String>();
        form.put("amount", "4999");
        form.put("currency", "EUR");
        form.put("capture_method", "manual");
        form.put("confirm", "true");
        form.put("payment_method_data[type]", "card");
        form.put("payment_method_data[card][token]", token);
        form.put("metadata[order_id]", "o/1 ü");
        return form;
    }

    private Reply post(String path, Map<String, String> form, String key) throws Exception {
        return reply(client.send(request(path, form, key), HttpResponse.BodyHandlers.ofString()));
    }

    private Reply get(String path) throws Exception {
        return send(HttpRequest.newBuilder(uri(path)).header("X-Test", UUID.randomUUID().toString()));
    }

    private Reply control(String body) throws Exception {
        return send(post(uri("/_control/outage"), body));
    }

    private HttpRequest request(String path, Map<String, String> form, String key) {
        var body = form.entrySet().stream()
                .map(entry -> encode(entry.getKey()) + "=" + encode(entry.getValue()))
                .collect(Collectors.joining("&"));
        return post(uri(path), body).header("Idempotency-Key", key).header("Authorization", "Bearer sk_test").build();
    }

    private static HttpRequest.Builder post(URI uri, String body) {
        return HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private Reply send(HttpRequest.Builder request) throws Exception {
        return reply(client.send(request.header("Authorization", "Bearer sk_test").build(),
                HttpResponse.BodyHandlers.ofString()));
    }

    private static Reply reply(HttpResponse<String> response) {
        return new Reply(response.statusCode(), json(response.body()),
                response.headers().firstValue("Idempotent-Replayed").isPresent());
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:%d/_sandbox/payment-provider%s".formatted(server.getAddress().getPort(),
                path));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    private static JsonNode json(String text) {
        return new JsonMapper().readTree(text);
    }
}
