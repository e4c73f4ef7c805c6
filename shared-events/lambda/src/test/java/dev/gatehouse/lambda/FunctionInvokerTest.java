package dev.gatehouse.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What AWS documents that a function can be invoked with, through the handler that Lambda calls. */
class FunctionInvokerTest {
    private static final String NOTHING_FAILED = "{\"batchItemFailures\":[]}";
    private static final String FAILED = "{\"batchItemFailures\":[{\"itemIdentifier\":\"m\"}]}";
    private static Handler ship;
    private final String order = UUID.randomUUID().toString();

    @BeforeAll
    static void start() {
        ship = Handler.start("ship");
    }

    @BeforeEach
    void forgetNotes() {
        TestLambda.NOTES.clear();
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "plain", "eventbridge", "sns", "sns-raw", "eventbridge-in-sns", "fifo", "fair-group", "redriven",
            "binary-attributes", "hostile-attributes"})
    void handlesTheMessageInEveryShape(String shape) {
        var event = Wire.event("batches/" + shape, order);

        assertThat(ship.handle(event)).isEqualTo(NOTHING_FAILED);
        assertThat(ship.handle(event)).isEqualTo(NOTHING_FAILED);

        assertThat(TestLambda.effects(order)).isOne();
        assertThat(TestLambda.NOTES).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"s3-notification", "s3-test", "scheduled", "subscription-confirmation"})
    void returnsAMessageThatIsNoneOfOursWithItsCause(String message) {
        assertThat(ship.handle(Wire.batch(Wire.event("unreadable/" + message, order)))).isEqualTo(FAILED);

        assertThat(TestLambda.NOTES).singleElement().asString().startsWith("m: ").contains("UnreadableMessage: no");
    }

    @ParameterizedTest
    @CsvSource({
            "api-gateway, an event without records", "http-api, an event without records",
            "scheduled, an event without records", "logs, an event without records",
            "s3-test, an event without records", "steering-headers, an event without records",
            "array, an event without records", "object, an event without records",
            "empty-batch, an event without records", "null, an event without records",
            "string, an event without records", "nothing, an event without records", "broken, not valid JSON",
            "s3, records of aws:s3", "sns, records of aws:sns", "kinesis, records of aws:kinesis",
            "dynamodb, records of aws:dynamodb", "mixed, records of aws:s3", "without-id, without messageId"})
    void refusesEventsOfOtherSources(String event, String cause) {
        assertThatExceptionOfType(UnexpectedEvent.class)
                .isThrownBy(() -> ship.handle(Wire.event("refused/" + event, order)))
                .withMessageContaining("takes batches of an SQS queue")
                .withMessageContaining(cause);

        assertThat(TestLambda.effects(order)).isZero();
    }

    @Test
    void returnsAnUnknownTypeWithItsCause() {
        var unknown = Wire.envelope("OrderPaid", order).replace("\"OrderPaid\"", "\"OrderForgotten\"");

        assertThat(ship.handle(Wire.batch(unknown))).isEqualTo(FAILED);

        assertThat(TestLambda.NOTES).singleElement().asString().contains("unknown type 'OrderForgotten'");
    }

    @Test
    void returnsAMessageForAnotherFunctionWithItsCause() {
        assertThat(ship.handle(Wire.batch(Wire.envelope("OrderConfirmed", order)))).isEqualTo(FAILED);

        assertThat(TestLambda.NOTES).singleElement().asString()
                .contains("ship takes OrderPaid, and this is OrderConfirmed");
    }

    @Test
    void returnsAnOversizedMessageWithItsCause() {
        var padded = Wire.envelope("OrderPaid", order) + " ".repeat(256 * 1024);

        assertThat(ship.handle(Wire.batch(padded))).isEqualTo(FAILED);

        assertThat(TestLambda.NOTES).singleElement().asString().contains("oversized");
        assertThat(TestLambda.effects(order)).isZero();
    }

    @Test
    void returnsAMessageThatTheDecisionFailsOnWithItsCause() {
        var free = Wire.envelope("OrderPaid", order).replace("8384", "0");

        assertThat(ship.handle(Wire.batch(free))).isEqualTo(FAILED);

        assertThat(TestLambda.NOTES).singleElement().asString().contains("IllegalStateException");
    }

    @Test
    void startsNoMessageWhenLessTimeThanTheReserveIsLeft() {
        var event = Wire.batch(Wire.envelope("OrderPaid", order));

        assertThat(ship.handle(event, new Invocation(11_999))).isEqualTo(FAILED);
        assertThat(TestLambda.effects(order)).isZero();

        assertThat(ship.handle(event, new Invocation(12_000))).isEqualTo(NOTHING_FAILED);
        assertThat(TestLambda.effects(order)).isOne();
    }
}
