package dev.gatehouse.aws.definitions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class PlaceOrderTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String KEY = "0198F3C2-7B1E-4C55-9D0A-3F2E1A0B4C5D";
    private static final String ORDER = "0198f3c2-7b1e-4c55-9d0a-3f2e1a0b4c5d";
    private static final String TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    private static final ApiMethod API = ApiMethod.of("order", "PlaceOrder");
    private static final String BODY = """
            {
              "customer": {"id": "c-1", "name": "Zoë \\"Z\\" O'Hara & Söhne #1 + 100% $id", "email": "z@example.org",
                "address": {"street": "A\\\\B\\n2", "postalCode": "1", "city": "日本", "country": "DE"}},
              "currency": "EUR",
              "lines": [{"sku": "s", "description": "d", "quantity": 1, "unitPrice": 1999, "taxRate": "0.19"}],
              "payment": {"method": "CARD", "token": "tok_ok"}
            }
            """;

    @Test
    void rendersTheCommandWithEveryCharacterIntact() {
        var sent = API.call(Map.of("Idempotency-Key", KEY, "traceparent", TRACE), BODY);

        assertThat(sent).containsEntry("Action", "SendMessage").containsOnlyKeys("Action", "MessageBody");
        assertThat(JSON.readTree(sent.get("MessageBody"))).isEqualTo(JSON.readTree(
                """
                        {"metadata": {"eventId": "%1$s", "type": "PlaceOrder", "version": 1, "stream": "order/%1$s", "sequence": 0,
                          "occurredAt": 1795255200123, "correlationId": "%1$s", "causationId": "%1$s", "traceparent": "%2$s"},
                         "data": {"orderId": "%1$s", %3$s}
                        """
                        .formatted(ORDER, TRACE, BODY.strip().substring(1))));
    }

    @Test
    void takesHeadersInEitherSpelling() {
        var sent = API.call(Map.of("idempotency-key", KEY, "Traceparent", TRACE), BODY);

        var metadata = JSON.readTree(sent.get("MessageBody")).path("metadata");
        assertThat(metadata.path("eventId").asString()).isEqualTo(ORDER);
        assertThat(metadata.path("traceparent").asString()).isEqualTo(TRACE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "00-zz-00-01", "\",\"x\":\"", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-1"})
    void leavesOutATraceparentThatIsNone(String header) {
        var sent = API.call(Map.of("Idempotency-Key", KEY, "traceparent", header), BODY);

        var metadata = JSON.readTree(sent.get("MessageBody")).path("metadata");
        assertThat(metadata.path("traceparent").asString()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "0198f3c2-7b1e-4c55-9d0a-3f2e1a0b4c5", "0198f3c2-7b1e-4c55-9d0a-3f2e1a0b4c5d0",
            "0198f3c27b1e4c559d0a3f2e1a0b4c5d", "0198f3c2-7b1e-4c55-9d0a-3f2e1a0b4c5g", "&MessageBody=x"})
    void aKeyThatIsNoUuidRendersACallThatSqsRefusesAndTellsTheClient(String key) {
        assertThat(API.call(Map.of("Idempotency-Key", key), BODY)).containsOnlyKeys("Action");

        var answer = API.response(400, Map.of("Idempotency-Key", key), "<Code>MissingParameter</Code>");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(JSON.readTree(answer.body())).isEqualTo(JSON.readTree("""
                {"error": "INVALID_REQUEST", "field": "Idempotency-Key", "message": "Idempotency-Key must be a UUID."}
                """));
    }

    @Test
    void acceptsWithTheOrdersPlace() {
        var answer = API.response(200, Map.of("Idempotency-Key", KEY), "{}");

        assertThat(answer.status()).isEqualTo(202);
        assertThat(JSON.readTree(answer.body())).isEqualTo(JSON.readTree("""
                {"orderId": "%s", "status": "ACCEPTED"}
                """.formatted(ORDER)));
        assertThat(answer.headers()).containsEntry("Location", "/v1/orders/" + ORDER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<Code>InvalidParameterValue</Code>", "{\"Error\":{\"Code\":\"MessageTooLong\"}}"})
    void saysWhenAnOrderIsTooLarge(String refusal) {
        var answer = API.response(400, Map.of("Idempotency-Key", KEY), refusal);

        assertThat(answer.status()).isEqualTo(413);
        assertThat(JSON.readTree(answer.body()).path("error").asString()).isEqualTo("TOO_LARGE");
    }

    @Test
    void saysWhenAnOrderHoldsWhatSqsCannotStore() {
        var answer = API.response(400, Map.of("Idempotency-Key", KEY), "<Code>InvalidMessageContents</Code>");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(JSON.readTree(answer.body()).path("field").asString()).isEqualTo("body");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 404, 429, 500, 503})
    void asksForAnotherTryWhenSqsIsNotThere(int status) {
        var answer = API.response(status, Map.of("Idempotency-Key", KEY), "<Code>AnythingElse</Code>");

        assertThat(answer.status()).isEqualTo(503);
        assertThat(JSON.readTree(answer.body()).path("error").asString()).isEqualTo("UNAVAILABLE");
    }
}
