package dev.gatehouse.aws.definitions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class PaymentModelsTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Model CONFIRM = Model.of("payment", "ConfirmPayment");
    private static final Model REFUND = Model.of("payment", "RefundPayment");

    @Test
    void takeAConfirmationAndARefund() {
        assertThat(CONFIRM.refusals(confirmation())).isEmpty();
        assertThat(REFUND.refusals(refund(1))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ' ', value = {"1 true", "1000000000000 true", "0 false", "-1 false", "1000000000001 false",
            "1.5 false", "'\"1\"' false", "null false"})
    void takeWholeAmountsWithinBounds(String amount, boolean taken) {
        assertThat(CONFIRM.refusals(Model.with(confirmation(), "/amount/amount", amount)).isEmpty()).isEqualTo(taken);
        assertThat(REFUND.refusals(Model.with(refund(1), "/amount/amount", amount)).isEmpty()).isEqualTo(taken);
        assertThat(REFUND.refusals(Model.with(refund(1), "/lines/0/amount/amount", amount)).isEmpty())
                .isEqualTo(taken);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ' ', value = {"'\"JPY\"' true", "'\"eur\"' false", "'\"EU\"' false", "'\"EURO\"' false",
            "'\"E\\\"R\"' false", "978 false"})
    void takeCurrencyCodes(String currency, boolean taken) {
        assertThat(CONFIRM.refusals(Model.with(confirmation(), "/amount/currency", currency)).isEmpty())
                .isEqualTo(taken);
        assertThat(REFUND.refusals(Model.with(refund(1), "/amount/currency", currency)).isEmpty()).isEqualTo(taken);
        assertThat(REFUND.refusals(Model.with(refund(1), "/lines/0/amount/currency", currency)).isEmpty())
                .isEqualTo(taken);
    }

    @ParameterizedTest
    @CsvSource({"0,true", "999,true", "-1,false", "1000,false", "0.5,false"})
    void takeLinesThatAnOrderCanHave(String line, boolean taken) {
        assertThat(REFUND.refusals(Model.with(refund(1), "/lines/0/line", line)).isEmpty()).isEqualTo(taken);
    }

    @ParameterizedTest
    @CsvSource({"0,true", "1000,true", "1001,false"})
    void takeNoMoreLinesThanAnOrderHas(int lines, boolean taken) {
        assertThat(REFUND.refusals(refund(lines)).isEmpty()).isEqualTo(taken);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/amount", "/amount/amount", "/amount/currency", "/lines", "/lines/0/line",
            "/lines/0/amount", "/lines/0/amount/amount", "/lines/0/amount/currency"})
    void refuseWhatLacksAField(String pointer) {
        assertThat(REFUND.refusals(Model.without(refund(1), pointer))).isNotEmpty();
        if (!pointer.startsWith("/lines")) {
            assertThat(CONFIRM.refusals(Model.without(confirmation(), pointer))).isNotEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/paymentId", "/amount/surprise", "/lines/0/surprise", "/lines/0/amount/surprise"})
    void refuseWhatHasAFieldTooMany(String pointer) {
        assertThat(REFUND.refusals(Model.with(refund(1), pointer, "1"))).isNotEmpty();
        if (!pointer.startsWith("/lines")) {
            assertThat(CONFIRM.refusals(Model.with(confirmation(), pointer, "1"))).isNotEmpty();
        }
    }

    private static ObjectNode confirmation() {
        return (ObjectNode) JSON.readTree("{\"amount\": {\"amount\": 8384, \"currency\": \"EUR\"}}");
    }

    private static ObjectNode refund(int lines) {
        return Model.with(confirmation(), "/lines", Stream.generate(
                () -> "{\"line\": 0, \"amount\": {\"amount\": 1999, \"currency\": \"EUR\"}}")
                .limit(lines)
                .collect(Collectors.joining(",", "[", "]")));
    }
}
