package dev.gatehouse.local.apigateway;

import static dev.gatehouse.local.apigateway.OrdersApi.ID;
import static dev.gatehouse.local.apigateway.OrdersApi.ORDER;
import static dev.gatehouse.local.apigateway.OrdersApi.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestValidationTest {
    private OrdersApi api;

    @BeforeEach
    void start() throws IOException {
        api = OrdersApi.start();
    }

    @AfterEach
    void stop() {
        assertThat(api.sent).isEmpty();
        api.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"lines": [{"sku": "a"}]}                                 | $: object has missing required properties (["customer"])
            {"customer": {}, "lines": [{"sku": "a"}], "x": 1}         | $: object instance has properties which are not allowed by the schema: ["x"]
            {"customer": {}, "lines": [{"sku": "a", "quantity": -1}]} | $.lines[0].quantity: numeric instance is lower than the required minimum (minimum: 1)
            {"customer": {}, "lines": [{"sku": "a"}, {}]}             | $.lines[1]: object has missing required properties (["sku"])
            {"customer": {}, "lines": [{"sku": "A"}]}                 | $.lines[0].sku: ECMA 262 regex "^[a-z]+$" does not match input string
            {"customer": {}, "lines": [{"sku": 1}]}                   | $.lines[0].sku: instance type (integer) does not match any allowed primitive type (allowed: ["string"])
            {"customer": {}, "lines": [{"sku": "a", "quantity": 1.5}]} | $.lines[0].quantity: instance type (number) does not match any allowed primitive type (allowed: ["integer"])
            {"customer": {"id": "123456"}, "lines": [{"sku": "a"}]}   | $.customer.id: string is too long (maximum allowed: 5)
            {"customer": {}, "lines": []}                             | $.lines: array is too short: must have at least 1 elements but instance has 0 elements
            {"customer": {}, "lines": [{"sku":"a"},{"sku":"a"},{"sku":"a"},{"sku":"a"}]} | $.lines: array is too long: must have at most 3 elements but instance has 4 elements
            {"customer": {}, "lines": [{"sku": "a"}], "currency": "X"} | $.currency: instance value not found in enum (possible values: ["EUR","JPY"])
            []                                                        | $: instance type (array) does not match any allowed primitive type (allowed: ["object"])
            {"customer"                                               | $: not valid JSON
            {"customer": {}, "lines": [{"sku": "a"}]} trailing        | $: not valid JSON
            NaN                                                       | $: not valid JSON
            """)
    void saysWhatIsWrongWithABodyAndWhere(String body, String expected) throws Exception {
        var reply = api.post("/v1/orders", body, "Idempotency-Key", ID, "X-Note", "n");

        assertThat(reply.statusCode()).isEqualTo(422);
        var error = json(reply.body());
        assertThat(error.get("field").asString()).isEqualTo("[" + expected + "]");
        assertThat(error.get("message").asString()).isEqualTo("Invalid request body");
        assertThat(reply.headers().firstValue("X-Why")).hasValue("body");
        assertThat(reply.headers().firstValue("X-Note")).hasValue("n");
    }

    @Test
    void namesAllFaults() throws Exception {
        var reply = api.order("{\"lines\": [{\"quantity\": 0}], \"y\": 1}");

        assertThat(json(reply.body()).get("field").asString()).contains("[\"customer\"]", "$.lines[0]: ", "[\"y\"]",
                "$.lines[0].quantity: ");
    }

    @Test
    void treatsAnEmptyBodyAsAnEmptyObject() throws Exception {
        assertThat(json(api.order("").body()).get("field").asString()).contains("[\"customer\"]", "[\"lines\"]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void refusesAnAbsentOrBlankRequiredParameter(String key) throws Exception {
        var reply = api.post("/v1/orders", ORDER, "Idempotency-Key", key);

        assertThat(reply.statusCode()).isEqualTo(400);
        assertThat(json(reply.body())).isEqualTo(
                json("""
                        {"error": "BAD_REQUEST_PARAMETERS", "message": "Missing required request parameters: [Idempotency-Key]"}"""));
        assertThat(api.post("/v1/orders", ORDER).body()).isEqualTo(reply.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "application/jsonx", "*/*", ";", "json",
            "application/xml; charset=utf-8"})
    void refusesOtherContentTypes(String contentType) throws Exception {
        var reply = api.post("/v1/orders", ORDER, "Idempotency-Key", ID, "Content-Type", contentType);

        assertThat(reply.statusCode()).isEqualTo(415);
        assertThat(json(reply.body())).isEqualTo(
                json("{\"error\": \"UNSUPPORTED_MEDIA_TYPE\", \"message\": \"Unsupported Media Type\"}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json; charset=utf-8", "Application/JSON", "application/json;"})
    void takesJsonHoweverItIsSpelt(String contentType) throws Exception {
        var reply = api.post("/v1/orders", ORDER, "Idempotency-Key", ID, "Content-Type", contentType);

        assertThat(reply.statusCode()).isEqualTo(202);
        api.sent.clear();
    }

    @Test
    void refusesMoreThanTenMegabytes() throws Exception {
        var limit = 10 * 1024 * 1024;

        var atLimit = api.order(" ".repeat(limit - 2) + "[]");
        var above = api.send("POST", "/v1/orders", BodyPublishers.ofByteArray(new byte[limit + 1]));

        assertThat(atLimit.statusCode()).isEqualTo(422);
        assertThat(above.statusCode()).isEqualTo(413);
        assertThat(json(above.body())).isEqualTo(
                json("{\"error\": \"REQUEST_TOO_LARGE\", \"message\": \"Request Too Long\"}"));
    }
}
