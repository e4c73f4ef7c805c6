package dev.gatehouse.aws.definitions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Currency;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class PlaceOrderModelTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Model MODEL = Model.of("order", "PlaceOrder");
    private static final JsonNode PROPERTIES = MODEL.schema().path("properties");

    @Test
    void takesAnOrder() {
        assertThat(MODEL.refusals(order())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ' ', value = {
            "/lines/0/quantity 1", "/lines/0/quantity 1000000", "/lines/0/unitPrice 0", "/lines/0/unitPrice 1000000000",
            "/lines/0/taxRate '\"0\"'", "/lines/0/taxRate '\"1\"'", "/lines/0/taxRate '\"0.0725\"'",
            "/lines/0/taxRate '\"1.0000\"'", "/currency '\"JPY\"'", "/currency '\"KWD\"'",
            "/payment/token '\"pm_card_visa\"'", "/payment/token '\"tok_timeout_but_charged\"'"})
    void takesValuesInsideOfTheBounds(String pointer, String value) {
        assertThat(MODEL.refusals(Model.with(order(), pointer, value))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ' ', value = {
            "/lines/0/quantity 0", "/lines/0/quantity -1", "/lines/0/quantity 1000001", "/lines/0/quantity 1.5",
            "/lines/0/quantity '\"1\"'", "/lines/0/unitPrice -1", "/lines/0/unitPrice 1000000001",
            "/lines/0/unitPrice 0.5", "/lines/0/taxRate 0.19", "/lines/0/taxRate '\"1.1\"'",
            "/lines/0/taxRate '\"0.12345\"'", "/lines/0/taxRate '\"-0.1\"'", "/lines/0/taxRate '\".1\"'",
            "/lines/0/taxRate '\"19%\"'", "/currency '\"XAU\"'", "/currency '\"CLF\"'", "/currency '\"eur\"'",
            "/currency '\"DEM\"'", "/payment/method '\"CASH\"'", "/payment/token '\"4242424242424242\"'",
            "/payment/token '\"tok_4242424242424242\"'", "/payment/token '\"tok_\"'", "/customer/id '\"\"'",
            "/customer/name '\" \"'", "/customer/email '\"no-at\"'", "/customer/address/country '\"DEU\"'",
            "/lines []", "/customer null", "/surprise 1", "/customer/surprise 1", "/customer/address/surprise 1",
            "/lines/0/surprise 1", "/payment/surprise 1", "/orderId '\"x\"'"})
    void refusesValuesOutsideOfTheBounds(String pointer, String value) {
        assertThat(MODEL.refusals(Model.with(order(), pointer, value))).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/customer", "/customer/id", "/customer/name", "/customer/email", "/customer/address",
            "/customer/address/street", "/customer/address/postalCode", "/customer/address/city",
            "/customer/address/country", "/currency", "/lines", "/lines/0/sku", "/lines/0/description",
            "/lines/0/quantity", "/lines/0/unitPrice", "/lines/0/taxRate", "/payment", "/payment/method",
            "/payment/token"})
    void refusesAnOrderWithoutAField(String pointer) {
        assertThat(MODEL.refusals(Model.without(order(), pointer))).isNotEmpty();
    }

    @Test
    void takesAThousandLinesAndNotOneMore() {
        var order = order();
        var lines = (ArrayNode) order.path("lines");
        while (lines.size() < 1000) {
            lines.add(lines.get(0));
        }
        assertThat(MODEL.refusals(order)).isEmpty();

        lines.add(lines.get(0));
        assertThat(MODEL.refusals(order)).isNotEmpty();
    }

    @Test
    void theLargestOrderFitsALong() {
        var line = PROPERTIES.path("lines").path("items").path("properties");
        var net = Math.multiplyExact(
                Math.multiplyExact(PROPERTIES.path("lines").path("maxItems").asLong(),
                        line.path("quantity").path("maximum").asLong()),
                line.path("unitPrice").path("maximum").asLong());

        assertThat(Math.multiplyExact(net, 2)).isPositive();
    }

    @Test
    void everyCurrencyIsOneThatJavaKnowsWithAnExponentThatMoneyKnows() {
        assertThat(PROPERTIES.path("currency").path("enum").valueStream().map(JsonNode::asString))
                .hasSizeGreaterThan(150)
                .doesNotHaveDuplicates()
                .allSatisfy(code -> assertThat(Currency.getInstance(code).getDefaultFractionDigits())
                        .isIn(Set.of(0, 2, 3)));
    }

    private static ObjectNode order() {
        return (ObjectNode) JSON.readTree(
                """
                        {"customer": {"id": "c-1", "name": "Ada", "email": "ada@example.org",
                           "address": {"street": "Main St 1", "postalCode": "10115", "city": "Berlin", "country": "DE"}},
                         "currency": "EUR",
                         "lines": [{"sku": "S-1", "description": "A thing", "quantity": 2, "unitPrice": 1999, "taxRate": "0.19"}],
                         "payment": {"method": "CARD", "token": "tok_ok"}}
                        """);
    }
}
