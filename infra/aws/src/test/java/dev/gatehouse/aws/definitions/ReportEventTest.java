package dev.gatehouse.aws.definitions;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class ReportEventTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final ApiMethod API = ApiMethod.of("payment", "ReportEvent");
    private static final String SIGNATURE = "t=1795255200,v1=5257a869e7ec,v0=6ffbb59b2300";
    private static final int LARGEST = 128 * 1024;

    @ParameterizedTest
    @ValueSource(strings = {"Stripe-Signature", "stripe-signature"})
    void storesTheReportWithItsSignatureAndWhenItCame(String header) {
        var call = API.call(Map.of(header, SIGNATURE), "{\"id\":\"evt_1\"}");

        assertThat(call).containsEntry("Action", "SendMessage").containsOnlyKeys("Action", "MessageBody");
        assertThat(JSON.readTree(call.get("MessageBody"))).isEqualTo(JSON.readTree(
                """
                        {"metadata": {"eventId": "report/request-1", "type": "ProviderEvent", "version": 1,
                          "stream": "payment/report", "sequence": 0, "occurredAt": 1795255200123, "correlationId": "report",
                          "causationId": "report/request-1", "traceparent": ""},
                         "data": {"payload": "eyJpZCI6ImV2dF8xIn0=", "signature": "%s", "receivedAt": 1795255200123}}
                        """
                        .formatted(SIGNATURE)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{ \"a\" :\t1.50,\r\n \"a\":2 }\n", "{\"name\":\"Zoë \\\"Z\\\" \\u0041 日本 😀\"}",
            "not JSON: '&+%= $input.body #set($x = 1) </Message>", "\u0001\u007f"})
    void keepsWhatIsSignedByteForByte(String body) {
        var message = JSON.readTree(API.call(Map.of("Stripe-Signature", SIGNATURE), body).get("MessageBody"));

        assertThat(Base64.getDecoder().decode(message.at("/data/payload").asString()))
                .isEqualTo(body.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "t=1\"},\"data\":{", "t=1\\", "t=1&MessageBody=x", "t=1\nv1=2", "$util.x", "t=ü"})
    void refusesWhatIsNotSigned(String signature) {
        assertThat(API.call(Map.of("Stripe-Signature", signature), "{}")).containsOnlyKeys("Action");

        var answer = API.response(400, Map.of("Stripe-Signature", signature), "<Code>MissingParameter</Code>");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(JSON.readTree(answer.body())).isEqualTo(JSON.readTree("""
                {"error": "INVALID_REQUEST", "field": "Stripe-Signature", "message": "The report is not signed."}
                """));
    }

    @ParameterizedTest
    @CsvSource({"1000,true", "1001,false"})
    void takesSignaturesUpToALimit(int length, boolean taken) {
        var call = API.call(Map.of("Stripe-Signature", "v".repeat(length)), "{}");

        assertThat(call.containsKey("MessageBody")).isEqualTo(taken);
    }

    @ParameterizedTest
    @CsvSource({"0,false", "1,true", LARGEST + ",true", (LARGEST + 1) + ",false"})
    void takesReportsThatAreNeitherEmptyNorTooLarge(int length, boolean taken) {
        var call = API.call(Map.of("Stripe-Signature", SIGNATURE), "x".repeat(length));

        assertThat(call.containsKey("MessageBody")).isEqualTo(taken);
    }

    @ParameterizedTest
    @CsvSource({"MissingParameter,400,INVALID_REQUEST,body", "InvalidParameterValue,400,INVALID_REQUEST,body",
            "MessageTooLong,400,INVALID_REQUEST,body", "AnythingElse,503,UNAVAILABLE,''"})
    void tellsABadReportFromAQueueInTrouble(String reason, int status, String error, String field) {
        var answer = API.response(400, Map.of("stripe-signature", SIGNATURE), "<Code>%s</Code>".formatted(reason));

        assertThat(answer.status()).isEqualTo(status);
        assertThat(JSON.readTree(answer.body()).path("error").asString()).isEqualTo(error);
        assertThat(JSON.readTree(answer.body()).path("field").asString()).isEqualTo(field);
    }

    @Test
    void acceptsWithoutAnyPromise() {
        var answer = API.response(200, Map.of(), "{}");

        assertThat(answer.status()).isEqualTo(202);
        assertThat(JSON.readTree(answer.body())).isEqualTo(JSON.readTree("{\"status\": \"ACCEPTED\"}"));
    }
}
