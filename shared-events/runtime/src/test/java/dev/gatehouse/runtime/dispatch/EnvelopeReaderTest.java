package dev.gatehouse.runtime.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.gatehouse.contracts.Envelope;
import dev.gatehouse.contracts.Metadata;
import dev.gatehouse.contracts.Money;
import dev.gatehouse.contracts.OrderId;
import dev.gatehouse.contracts.order.OrderConfirmed;
import dev.gatehouse.runtime.json.EventJson;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopeReaderTest {
    private static final String ID = "0198c0de-0000-7000-8000-000000000001";
    private static final Envelope<OrderConfirmed> CONFIRMED = new Envelope<>(
            new Metadata("order/" + ID + "/2", "OrderConfirmed", 1, "order/" + ID, 2,
                    Instant.parse("2026-11-21T10:00:00.400Z"), ID, "payment/" + ID + "/1", null),
            new OrderConfirmed(new OrderId(ID), new Money(8384, "EUR")));
    private final EventJson json = new EventJson();
    private final EnvelopeReader reader = new EnvelopeReader(json, EventTypes.none().and(OrderConfirmed.class));

    @Test
    void readsABareEnvelope() {
        assertThat(reader.read(json.write(CONFIRMED))).isEqualTo(CONFIRMED);
    }

    @Test
    void readsAnEventBridgeEvent() {
        var event = Map.of(
                "version", "0", "id", "1", "detail-type", "OrderConfirmed", "source", "gatehouse.order",
                "account", "000000000000", "time", "2026-11-21T10:00:00Z", "region", "eu-central-1",
                "resources", new String[0], "detail", CONFIRMED);

        assertThat(reader.read(json.write(event))).isEqualTo(CONFIRMED);
    }

    @Test
    void readsAnSnsNotification() {
        var notification = Map.of(
                "Type", "Notification", "MessageId", "1", "TopicArn",
                "arn:aws:sns:eu-central-1:000000000000:order-events",
                "Message", json.write(CONFIRMED));

        assertThat(reader.read(json.write(notification))).isEqualTo(CONFIRMED);
    }

    @Test
    void readsATimeInMillisecondsAndABlankTrace() {
        var command = json.write(CONFIRMED)
                .replace("\"2026-11-21T10:00:00.400Z\"", "1795255200400")
                .replace("\"traceparent\":null", "\"traceparent\":\"\"");

        assertThat(command).contains("1795255200400").contains("\"traceparent\":\"\"");
        assertThat(reader.read(command)).isEqualTo(CONFIRMED);
    }

    @Test
    void refusesABodyThatIsTooLong() {
        var envelope = json.write(CONFIRMED);
        var longest = envelope + " ".repeat(EnvelopeReader.LONGEST_BODY - envelope.length());

        assertThat(reader.read(longest)).isEqualTo(CONFIRMED);
        assertThatExceptionOfType(UnreadableMessage.class)
                .isThrownBy(() -> reader.read(longest + " "))
                .withMessage("oversized: 262145 characters; at most 262144 are read");
    }

    @Test
    void refusesATypeThatTheServiceDoesNotRead() {
        var unknown = json.write(CONFIRMED).replace("\"type\":\"OrderConfirmed\"", "\"type\":\"OrderShipped\"");

        assertThatExceptionOfType(UnreadableMessage.class)
                .isThrownBy(() -> reader.read(unknown))
                .withMessageContaining("unknown type 'OrderShipped'")
                .withMessageContaining("OrderConfirmed");
    }

    @Test
    void refusesAnEnvelopeWithoutIdentity() {
        assertThatExceptionOfType(UnreadableMessage.class)
                .isThrownBy(() -> reader.read("{\"metadata\": {\"type\": \"OrderConfirmed\"}, \"data\": {}}"))
                .withMessageContaining("Metadata: version is missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "", "null", "[]", "42", "{}", "\"text\"", "{\"metadata\": 1, \"data\": 2}", "{\"detail\": {}}",
            "{\"detail-type\": \"x\", \"detail\": \"text\"}", "{\"Type\": \"Notification\"}",
            "{\"Type\": \"Notification\", \"Message\": \"no JSON\"}", "{\"metadata\": {}, \"data\": {}} trailing"})
    void refusesWhatHoldsNoEnvelope(String body) {
        assertThatExceptionOfType(UnreadableMessage.class).isThrownBy(() -> reader.read(body));
    }
}
