package dev.gatehouse.local.apigateway;

import static dev.gatehouse.local.apigateway.OrdersApi.ID;
import static dev.gatehouse.local.apigateway.OrdersApi.ORDER;
import static dev.gatehouse.local.apigateway.OrdersApi.json;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileInputTest {
    private OrdersApi api;

    @BeforeEach
    void start() throws IOException {
        api = OrdersApi.start();
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "$input.body", "#set($x=1)$x", "#evaluate('1')", "${context.stage}", "#end", "##", "#*",
            "$input.class.forName('java.lang.Runtime').getRuntime().exec('id')", "\\\\u0024input.body", "#[[x]]#"})
    void neverRunsTemplateCode(String text) throws Exception {
        var customer = text.replace("\\\\u0024", "\\u0024");
        var body = ORDER.replace("\"customer\": {", "\"customer\": {\"note\": \"" + customer + "\", ");

        var reply = api.post("/v1/orders", body, "Idempotency-Key", text);

        assertThat(reply.statusCode()).isEqualTo(202);
        assertThat(json(reply.body()).get("orderId").asString()).isEqualTo(text);
        var message = json(URLDecoder.decode(api.sent.getFirst().body().substring(31), UTF_8));
        assertThat(message.get("id").asString()).isEqualTo(text);
        assertThat(message.get("data")).isEqualTo(json(body));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nX-Injected: 1", "ä€😀", "\"}, \"x\": {\"", "\0", "a\\", "$context", "%", "+"})
    void keepsPathAndQueryInTheirPlace(String text) throws Exception {
        var encoded = URLEncoder.encode(text, UTF_8).replace("+", "%20");

        var order = api.get("/v1/orders/" + encoded);
        var latest = api.get("/v1/orders/latest?q=" + encoded + "&%22=1&=&&x");

        assertThat(order.statusCode()).isEqualTo(404);
        assertThat(json(api.sent.getFirst().body()).at("/Key/orderId/S").asString()).isEqualTo(text);
        assertThat(json(latest.body()).get("q").asString()).isEqualTo(text);
    }

    @Test
    void letsNoHeaderBeInjected() throws Exception {
        var reply = api.get("/v1/orders/latest%0d%0aX-Injected:%201");

        assertThat(reply.headers().firstValue("X-Injected")).isEmpty();
        assertThat(reply.statusCode()).isEqualTo(404);
    }

    @Test
    void refusesBytesThatAreNoText() throws Exception {
        var bytes = "{\"customer\": {\"id\": \"\u00c3(\"}}".getBytes(ISO_8859_1);

        var reply = api.send("POST", "/v1/orders", BodyPublishers.ofByteArray(bytes), "Idempotency-Key", ID);

        assertThat(reply.statusCode()).isEqualTo(422);
        assertThat(json(reply.body()).get("field").asString()).isEqualTo("[$: not UTF-8]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":", "[[{\"lines\":"})
    void refusesDeepJson(String level) throws Exception {
        var reply = api.order(level.repeat(100_000));

        assertThat(reply.statusCode()).isEqualTo(422);
        assertThat(api.sent).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "-1e999999999", "1e-999999999", "0.1e1", "1.0", "9999999999999999999999999",
            "00", "-0", "1e400", "0x10", "Infinity"})
    void survivesNumbers(String number) throws Exception {
        var reply = api.order("{\"customer\": {}, \"lines\": [{\"sku\": \"a\", \"quantity\": " + number + "}]}");

        assertThat(reply.statusCode()).isIn(202, 422);
    }

    @Test
    void survivesAHugeNumber() throws Exception {
        var reply = api.order("{\"customer\": {}, \"lines\": [{\"sku\": \"a\", \"quantity\": " + "9".repeat(1_000_000)
                + "}]}");

        assertThat(reply.statusCode()).isEqualTo(422);
    }

    @Test
    void limitsTheComplaint() throws Exception {
        var properties = new StringBuilder("{\"customer\": {}");
        for (int i = 0; i < 10_000; i++) {
            properties.append(", \"").append("k".repeat(100)).append(i).append("\": 1");
        }

        var reply = api.order(properties.append("}").toString());

        assertThat(reply.statusCode()).isEqualTo(422);
        assertThat(reply.body()).hasSizeLessThan(10_000);
    }

    @Test
    void survivesALongKeyInAComplaint() throws Exception {
        var reply = api.order("{\"" + "k".repeat(40_000) + "\": 1}");

        assertThat(reply.statusCode()).isEqualTo(422);
        assertThat(reply.body()).hasSizeLessThan(10_000);
    }

    @Test
    void survivesManyAndLargeHeaders() throws Exception {
        var request = new StringBuilder("POST /v1/orders HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n");
        for (int i = 0; i < 100; i++) {
            request.append("X-").append(i).append(": ").append("v".repeat(2_000)).append("\r\n");
        }

        assertThat(raw(request + "\r\n{}")).startsWith("HTTP/1.1 400");
        assertThat(raw("GET /v1/orders/a HTTP/1.1\r\nHost: x\r\nX-A: " + "v".repeat(1_000_000) + "\r\n\r\n"))
                .doesNotContain("HTTP/1.1 5");
        assertThat(api.get("/v1/orders/latest").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "GET /v1/orders/%zz HTTP/1.1\r\nHost: x\r\n\r\n", "GET /v1/orders/%c3%28 HTTP/1.1\r\nHost: x\r\n\r\n",
            "GET /v1/orders/a?%=%&&== HTTP/1.1\r\nHost: x\r\n\r\n", "GET * HTTP/1.1\r\nHost: x\r\n\r\n",
            "GET http://h/v1/orders/a HTTP/1.1\r\nHost: x\r\n\r\n", "GET //v1/orders HTTP/1.1\r\nHost: x\r\n\r\n",
            "GET /v1/../v1/orders/a HTTP/1.1\r\nHost: x\r\n\r\n", "BREW /v1/orders HTTP/1.1\r\nHost: x\r\n\r\n",
            "GET /v1/orders/a HTTP/1.1\r\nX-Ä: ü\r\nHost: x\r\n\r\n", "GET /{v1}/<x> HTTP/1.1\r\nHost: x\r\n\r\n",
            "POST /v1/orders HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n{}",
            "POST /v1/orders HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"})
    void answersOddRequestsWithoutFailing(String request) throws Exception {
        assertThat(raw(request)).doesNotContain("HTTP/1.1 5");
        assertThat(api.get("/v1/orders/latest").statusCode()).isEqualTo(200);
    }

    private String raw(String request) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), api.gateway.uri().getPort())) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write(request.replace("Host: x", "Host: x\r\nConnection: close")
                    .getBytes(UTF_8));
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        } catch (java.net.SocketException _) {
            return "closed";
        }
    }
}
