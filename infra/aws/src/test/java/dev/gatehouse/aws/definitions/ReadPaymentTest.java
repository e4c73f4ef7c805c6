package dev.gatehouse.aws.definitions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReadPaymentTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final ApiMethod API = ApiMethod.of("payment", "ReadPayment");
    private static final String ID = "0198F3C2-7B1E-4C55-9D0A-3F2E1A0B4C5D";

    @Test
    void asksForTheNewestStateAsOfNow() {
        assertThat(JSON.readTree(API.request(Map.of("id", "AB'\"\\/\n1"), "{}"))).isEqualTo(JSON.readTree("""
                {"TableName": "payment-log", "KeyConditionExpression": "#stream = :stream",
                 "ExpressionAttributeNames": {"#stream": "stream", "#state": "state"},
                 "ExpressionAttributeValues": {":stream": {"S": "payment/ab'\\"\\\\/\\n1"}},
                 "ProjectionExpression": "#state, occurredAt", "ScanIndexForward": false, "ConsistentRead": true,
                 "Limit": 1}
                """));
    }

    @ParameterizedTest
    @CsvSource({"ActionRequired,ACTION_REQUIRED", "Authorized,AUTHORIZED", "CaptureFailed,CAPTURE_FAILED",
            "Voided,VOIDED", "Expired,EXPIRED"})
    void saysHowAnAgreedPaymentStands(String state, String status) {
        assertThat(found(agreed(state, ""))).isEqualTo(answer(status, ""));
    }

    @ParameterizedTest
    @CsvSource({"Unknown,UNKNOWN", "Abandoned,ABANDONED", "Declined,DECLINED"})
    void saysHowAPaymentWithoutTermsStands(String state, String status) {
        assertThat(found("{\"is\": \"%s\", \"orderId\": \"secret\"}".formatted(state))).isEqualTo(JSON.readTree("""
                {"paymentId": "0198f3c2-7b1e-4c55-9d0a-3f2e1a0b4c5d", "status": "%s",
                 "updatedAt": "2026-11-21T10:00:00Z"}
                """.formatted(status)));
    }

    @ParameterizedTest
    @CsvSource({"Captured,0,CAPTURED", "Captured,1,PARTIALLY_REFUNDED", "Captured,8383,PARTIALLY_REFUNDED",
            "Captured,8384,REFUNDED", "ChargedBack,0,CHARGED_BACK", "ChargedBack,8384,CHARGED_BACK"})
    void saysWhatWasGivenBack(String state, int refunded, String status) {
        var field = ", \"refunded\": {\"amount\": %d, \"currency\": \"EUR\"}".formatted(refunded);

        assertThat(found(agreed(state, field))).isEqualTo(answer(status, field));
    }

    @Test
    void saysWhatHasCome() {
        var field = ", \"received\": {\"amount\": 5000, \"currency\": \"EUR\"}";

        assertThat(found(agreed("Pending", field))).isEqualTo(answer("PENDING", field));
    }

    @Test
    void keepsLargeAmountsExact() {
        var answer = found(agreed("Authorized", "").replace("8384", "9007199254740993"));

        assertThat(answer.at("/amount/amount").asLong()).isEqualTo(9_007_199_254_740_993L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"Items\": [], \"Count\": 0}", "{\"Items\": [{}]}"})
    void anUnknownPaymentIsNotFound(String backend) {
        var answer = API.response(200, Map.of("id", "\"},{"), backend);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(JSON.readTree(answer.body())).isEqualTo(JSON.readTree("""
                {"error": "NOT_FOUND", "field": "id", "message": "There is no payment with this id."}
                """));
    }

    @ParameterizedTest
    @CsvSource({"400,ValidationException,404,NOT_FOUND,id", "400,ThrottlingException,503,UNAVAILABLE,''",
            "500,InternalServerError,503,UNAVAILABLE,''"})
    void tellsABadIdFromATroubledTable(int backend, String type, int status, String error, String field) {
        var answer = API.response(backend, Map.of("id", ID), "{\"__type\":\"" + type + "\"}");

        assertThat(answer.status()).isEqualTo(status);
        assertThat(JSON.readTree(answer.body()).path("error").asString()).isEqualTo(error);
        assertThat(JSON.readTree(answer.body()).path("field").asString()).isEqualTo(field);
    }

    private static JsonNode found(String state) {
        var item = JSON.createObjectNode();
        item.putObject("state").put("S", state);
        item.putObject("occurredAt").put("S", "2026-11-21T10:00:00Z");
        var answer = API.response(200, Map.of("id", ID), "{\"Items\": [%s]}".formatted(item));
        assertThat(answer.status()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private static String agreed(String state, String field) {
        return """
                {"is": "%s", "terms": {"id": "secret", "orderId": "secret", "amount": {"amount": 8384, "currency": "EUR"},
                   "method": "CARD", "reference": "pi_secret"}%s, "internal": "secret"}
                """
                .formatted(state, field);
    }

    private static JsonNode answer(String status, String field) {
        return JSON.readTree("""
                {"paymentId": "0198f3c2-7b1e-4c55-9d0a-3f2e1a0b4c5d", "status": "%s", "method": "CARD",
                 "amount": {"amount": 8384, "currency": "EUR"}%s, "updatedAt": "2026-11-21T10:00:00Z"}
                """.formatted(status, field));
    }
}
