package dev.gatehouse.aws.definitions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Commands about one thing: {@code POST /<things>/{id}/<verb>}. */
class CommandsTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String KEY = "A198F3C2-7B1E-4C55-9D0A-3F2E1A0B4C5D";
    private static final String ID = "0198F3C2-7B1E-4C55-9D0A-3F2E1A0B4C5D";
    private static final String TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    private static final int LARGEST = 128 * 1024;

    /** The commands, each with a body and what the message says of it. */
    private enum Command {
        CancelOrder("order", "{\"reason\": \"not taken over\"}", ""), FulfilOrder("order", "{}",
                ""), ConfirmPayment("payment", """
                        {"amount": {"amount": 8384, "currency": "EUR"}}
                        """, """
                        , "amount": {"amount": 8384, "currency": "EUR"}
                        """), RefundPayment("payment", """
                        {"lines": [{"line": 0, "amount": {"amount": 1, "currency": "\\"'\\\\\\n&+%= €日\\u0001"}}, {}],
                         "amount": {"amount": 9007199254740993, "currency": "$id #set($x = 1) }}"}}
                        """, """
                        , "amount": {"amount": 9007199254740993, "currency": "$id #set($x = 1) }}"},
                          "lines": [{"line": 0, "amount": {"amount": 1, "currency": "\\"'\\\\\\n&+%= €日\\u0001"}}, {}]
                        """);

        private final String thing;
        private final String body;
        private final String fields;

        Command(String thing, String body, String fields) {
            this.thing = thing;
            this.body = body;
            this.fields = fields;
        }

        ApiMethod method() {
            return ApiMethod.of(thing, name());
        }

        JsonNode message(Map<String, String> parameters) {
            return JSON.readTree(method().call(parameters, body).get("MessageBody"));
        }

        MappingTemplate.Rendered refusal(Map<String, String> parameters, String reason) {
            return method().response(400, parameters, "<Code>%s</Code>".formatted(reason));
        }
    }

    @ParameterizedTest
    @EnumSource
    void rendersTheCommandWithEveryCharacterIntact(Command command) {
        var call = command.method().call(Map.of("Idempotency-Key", KEY, "id", ID, "traceparent", TRACE), command.body);

        assertThat(call).containsEntry("Action", "SendMessage").containsOnlyKeys("Action", "MessageBody");
        assertThat(JSON.readTree(call.get("MessageBody"))).isEqualTo(JSON.readTree(
                """
                        {"metadata": {"eventId": "%1$s", "type": "%2$s", "version": 1, "stream": "%3$s/%4$s", "sequence": 0,
                          "occurredAt": 1795255200123, "correlationId": "%4$s", "causationId": "%1$s", "traceparent": "%5$s"},
                         "data": {"%3$sId": "%4$s" %6$s}}
                        """
                        .formatted(KEY.toLowerCase(Locale.ROOT), command.name(), command.thing,
                                ID.toLowerCase(Locale.ROOT), TRACE, command.fields)));
    }

    @ParameterizedTest
    @EnumSource
    void takesHeadersInEitherSpelling(Command command) {
        assertThat(command.message(Map.of("idempotency-key", KEY, "id", ID, "Traceparent", TRACE)))
                .isEqualTo(command.message(Map.of("Idempotency-Key", KEY, "id", ID, "traceparent", TRACE)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "00-zz-00-01", "\",\"x\":\"", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-1",
            "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01\n"})
    void leavesOutATraceparentThatIsNone(String header) {
        var message = Command.RefundPayment.message(Map.of("Idempotency-Key", KEY, "id", ID, "traceparent", header));

        assertThat(message.at("/metadata/traceparent").asString()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "0198f3c2-7b1e-4c55-9d0a-3f2e1a0b4c5", "0198f3c27b1e4c559d0a3f2e1a0b4c5d",
            "0198f3c2-7b1e-4c55-9d0a-3f2e1a0b4c5g", "&MessageBody=x", "\"},\"data\":{}}", "$util.x #set($a=1)"})
    void refusesAKeyThatIsNoUuidAndSaysSo(String key) {
        for (var command : Command.values()) {
            var parameters = Map.of("Idempotency-Key", key, "id", ID);

            assertThat(command.method().call(parameters, command.body)).containsOnlyKeys("Action");
            assertThat(command.refusal(parameters, "MissingParameter").status()).isEqualTo(400);
            assertThat(JSON.readTree(command.refusal(parameters, "MissingParameter").body())).isEqualTo(JSON.readTree(
                    """
                            {"error": "INVALID_REQUEST", "field": "Idempotency-Key", "message": "Idempotency-Key must be a UUID."}
                            """));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "0198f3c27b1e4c559d0a3f2e1a0b4c5d", "../orders", "&MessageBody=x", "\"},{"})
    void findsNothingUnderAnIdThatIsNoUuid(String id) {
        for (var command : Command.values()) {
            var parameters = Map.of("Idempotency-Key", KEY, "id", id);

            assertThat(command.method().call(parameters, command.body)).containsOnlyKeys("Action");
            assertThat(command.refusal(parameters, "MissingParameter").status()).isEqualTo(404);
            assertThat(JSON.readTree(command.refusal(parameters, "MissingParameter").body())).isEqualTo(JSON.readTree(
                    """
                            {"error": "NOT_FOUND", "field": "id", "message": "There is no %s with this id."}
                            """.formatted(command.thing)));
        }
    }

    @ParameterizedTest
    @CsvSource({"0,true", "1,false"})
    void takesABodyOf128KbAndNoLarger(int more, boolean taken) {
        var body = "{\"amount\":1,\"lines\":\"%s\"}";
        var filled = body.formatted("x".repeat(LARGEST - body.length() + 2 + more));
        assertThat(filled).hasSize(LARGEST + more);

        var call = Command.RefundPayment.method().call(Map.of("Idempotency-Key", KEY, "id", ID), filled);

        assertThat(call.containsKey("MessageBody")).isEqualTo(taken);
    }

    @ParameterizedTest
    @CsvSource({"MissingParameter,413,TOO_LARGE,body", "InvalidParameterValue,413,TOO_LARGE,body",
            "MessageTooLong,413,TOO_LARGE,body", "AnythingElse,503,UNAVAILABLE,''"})
    void tellsWhatIsTooLargeFromAQueueInTrouble(String reason, int status, String error, String field) {
        for (var command : Command.values()) {
            var answer = command.refusal(Map.of("idempotency-key", KEY, "id", ID), reason);

            assertThat(answer.status()).isEqualTo(status);
            assertThat(JSON.readTree(answer.body()).propertyNames()).containsExactly("error", "field", "message");
            assertThat(JSON.readTree(answer.body()).path("error").asString()).isEqualTo(error);
            assertThat(JSON.readTree(answer.body()).path("field").asString()).isEqualTo(field);
        }
    }

    @ParameterizedTest
    @EnumSource
    void acceptsWithThePlaceOfTheThing(Command command) {
        var answer = command.method().response(200, Map.of("Idempotency-Key", KEY, "id", ID), "{}");

        var id = ID.toLowerCase(Locale.ROOT);
        assertThat(answer.status()).isEqualTo(202);
        assertThat(JSON.readTree(answer.body())).isEqualTo(JSON.readTree(
                "{\"%sId\": \"%s\", \"status\": \"ACCEPTED\"}".formatted(command.thing, id)));
        assertThat(answer.headers()).containsEntry("Location", "/v1/%ss/%s".formatted(command.thing, id));
    }
}
