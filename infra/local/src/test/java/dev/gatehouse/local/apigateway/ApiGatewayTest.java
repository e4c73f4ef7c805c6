package dev.gatehouse.local.apigateway;

import static dev.gatehouse.local.apigateway.OrdersApi.ID;
import static dev.gatehouse.local.apigateway.OrdersApi.ORDER;
import static dev.gatehouse.local.apigateway.OrdersApi.json;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiGatewayTest {
    private OrdersApi api;

    @BeforeEach
    void start() throws IOException {
        api = OrdersApi.start();
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void sendsAnAcceptedBodyToTheQueue() throws Exception {
        api.answer = new HttpReply(200, Map.of("X-Queue", "inbox"), "<SendMessageResponse/>");

        var reply = api.post("/v1/orders", ORDER, "Idempotency-Key", ID, "X-Note", "hello",
                "X-Amzn-Trace-Id", "Root=1-5759e988-bd862e3fe1be46a994272793;Sampled=1");

        assertThat(reply.statusCode()).isEqualTo(202);
        assertThat(json(reply.body())).isEqualTo(json("{\"orderId\": \"" + ID + "\", \"status\": \"ACCEPTED\"}"));
        assertThat(reply.headers().firstValue("Location")).hasValue("/v1/orders/" + ID);
        assertThat(reply.headers().firstValue("X-Queue")).hasValue("inbox");
        assertThat(reply.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(reply.headers().firstValue("x-amzn-RequestId")).isPresent();
        var sent = api.sent.getFirst();
        assertThat(sent.uri()).isEqualTo(
                "/000000000000/order-placeOrder-inbox?trace=1-5759e988-bd862e3fe1be46a994272793");
        assertThat(sent.headers()).containsEntry("Content-Type", "application/x-www-form-urlencoded")
                .containsEntry("X-Note", "hello")
                .hasEntrySatisfying("Authorization", scope -> assertThat(scope).contains("/eu-central-1/sqs/"));
        assertThat(sent.body()).startsWith("Action=SendMessage&MessageBody=");
        assertThat(json(URLDecoder.decode(sent.body().substring(31), UTF_8)))
                .isEqualTo(json("{\"id\": \"" + ID + "\", \"data\": " + ORDER + "}"));
    }

    @Test
    void keepsWhoComesBeforeTheApisAreThereWaiting() throws Exception {
        try (var gateway = ApiGateway.bind("127.0.0.1", 0, URI.create("http://127.0.0.1:1"));
                var client = HttpClient.newHttpClient()) {
            var early = client.sendAsync(HttpRequest.newBuilder(gateway.uri().resolve("/v1/orders")).build(),
                    BodyHandlers.ofString());
            assertThat(early).isNotDone();

            gateway.start();

            assertThat(early.get(20, TimeUnit.SECONDS).statusCode()).isEqualTo(403);
        }
    }

    @Test
    void readsFromTheTable() throws Exception {
        api.answer = new HttpReply(200, Map.of("Content-Type", "application/x-amz-json-1.0"),
                "{\"Item\": {\"view\": {\"S\": \"{\\\"status\\\":\\\"PAID\\\"}\"}}}");

        var reply = api.get("/v1/orders/a%22b");

        assertThat(reply.statusCode()).isEqualTo(200);
        assertThat(reply.body()).isEqualTo("{\"status\":\"PAID\"}");
        var sent = api.sent.getFirst();
        assertThat(sent.headers()).containsEntry("X-Amz-Target", "DynamoDB_20120810.GetItem")
                .containsEntry("Content-Type", "application/x-amz-json-1.0");
        assertThat(json(sent.body()).at("/Key/orderId/S").asString()).isEqualTo("a\"b");
    }

    @Test
    void letsATemplateChangeTheStatus() throws Exception {
        assertThat(api.get("/v1/orders/unknown").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"200, 202", "204, 500", "400, 400", "418, 400", "500, 500", "503, 500"})
    void selectsTheResponseByTheStatus(int status, int expected) throws Exception {
        api.answer = new HttpReply(status, Map.of(), "{}");

        assertThat(api.order(ORDER).statusCode()).isEqualTo(expected);
    }

    @Test
    void rendersTheErrorOfTheBackend() throws Exception {
        api.answer = new HttpReply(400, Map.of(), "{\"code\": \"TooLong\"}");

        var reply = api.order(ORDER);

        assertThat(reply.statusCode()).isEqualTo(413);
        assertThat(reply.body()).isEqualTo("{\"error\": \"refused\", \"stage\": \"v1\"}");
    }

    @Test
    void routesToTheMostSpecificResource() throws Exception {
        var reply = api.get("/v1/orders/latest?q=a%20b%26c+d&q=&other");

        assertThat(json(reply.body())).isEqualTo(
                json("""
                        {"path": "/v1/orders/latest", "resource": "/orders/latest", "method": "GET", "env": "desk", "q": ""}"""));
        assertThat(json(api.send("PUT", "/v1/orders/latest/?q=a%20b%26c+d", BodyPublishers.noBody()).body()))
                .isEqualTo(json("""
                        {"path": "/v1/orders/latest/", "resource": "/orders/latest", "method": "PUT", "env": "desk",
                         "q": "a b&c d"}"""));
    }

    @ParameterizedTest
    @CsvSource({"GET, /v1/orders/a/b", "DELETE, /v1/orders/a", "GET, /v1/orders//", "GET, /v1", "GET, /v1/nothing",
            "POST, /v1/orders/latest/x", "GET, /v1/Orders/a"})
    void refusesUnknownRoutesAsAwsDoes(String method, String path) throws Exception {
        var reply = api.send(method, path, BodyPublishers.noBody());

        assertThat(reply.statusCode()).isEqualTo(403);
        assertThat(json(reply.body())).isEqualTo(json("""
                {"error": "MISSING_AUTHENTICATION_TOKEN", "message": "Missing Authentication Token"}"""));
        assertThat(reply.headers().firstValue("x-amzn-ErrorType")).hasValue("MissingAuthenticationTokenException");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/v2/orders", "/orders"})
    void refusesUnknownStages(String path) throws Exception {
        var reply = api.get(path);

        assertThat(reply.statusCode()).isEqualTo(403);
        assertThat(json(reply.body())).isEqualTo(json("{\"message\": \"Forbidden\"}"));
    }

    @Test
    void saysWhenTheBackendCannotBeReached() throws Exception {
        try (var alone = OrdersApi.start()) {
            alone.stopAws();

            var reply = alone.order(ORDER);

            assertThat(reply.statusCode()).isEqualTo(504);
            assertThat(json(reply.body())).isEqualTo(
                    json("{\"message\": \"Network error communicating with endpoint\"}"));
        }
    }

    @Test
    void leavesTheBodyOutForHead() throws Exception {
        var reply = api.send("HEAD", "/v1/orders/latest", BodyPublishers.noBody());

        assertThat(reply.statusCode()).isEqualTo(200);
        assertThat(reply.body()).isEmpty();
    }
}
