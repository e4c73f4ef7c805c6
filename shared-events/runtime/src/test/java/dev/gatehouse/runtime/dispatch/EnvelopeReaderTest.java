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
    private static final String S3_MESSAGE = """
            {"Records":[{"eventVersion":"2.1","eventSource":"aws:s3","awsRegion":"eu-central-1",
             "eventTime":"2026-11-21T10:00:00.000Z","eventName":"%s","s3":{"s3SchemaVersion":"1.0",
             "configurationId":"new","bucket":{"name":"letters","arn":"arn:aws:s3:::letters"},
             "object":{"key":"a/%%C3%%A4+b%%2B.pdf","size":1024,"eTag":"d41d8","sequencer":"0055AED6DCD90281E5"}}}]}""";
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

    record Stored(String bucket, String key, long size, String etag) {}

    @Test
    void readsAMessageOfS3() {
        var stored = new EnvelopeReader(json, EventTypes.none().and("ObjectCreated", Stored.class))
                .read(S3_MESSAGE.formatted("ObjectCreated:Put"));

        assertThat(stored.data()).isEqualTo(new Stored("letters", "a/ä b+.pdf", 1024, "d41d8"));
        assertThat(stored.metadata())
                .isEqualTo(new Metadata("letters/a/ä b+.pdf/0055AED6DCD90281E5", "ObjectCreated", 1,
                        "letters/a/ä b+.pdf", 0, Instant.parse("2026-11-21T10:00:00Z"), "letters/a/ä b+.pdf",
                        "letters/a/ä b+.pdf/0055AED6DCD90281E5", null));
    }

    @Test
    void refusesAMessageOfS3AboutAnythingButANewObject() {
        var reading = new EnvelopeReader(json, EventTypes.none().and("ObjectCreated", Stored.class));

        assertThatExceptionOfType(UnreadableMessage.class)
                .isThrownBy(() -> reading.read(S3_MESSAGE.formatted("ObjectRemoved:Delete")));
        assertThatExceptionOfType(UnreadableMessage.class)
                .isThrownBy(() -> reader.read(S3_MESSAGE.formatted("ObjectCreated:Put")));
    }

    @Test
    void takesS3sTestForNothingWhereMessagesOfS3AreRead() {
        var test = """
                {"Service":"Amazon S3","Event":"s3:TestEvent","Time":"2026-11-21T10:00:00.000Z","Bucket":"letters"}""";

        assertThat(new EnvelopeReader(json, EventTypes.none().and("ObjectCreated", Stored.class)).saysNothing(test))
                .isTrue();
        assertThat(reader.saysNothing(test)).isFalse();
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
