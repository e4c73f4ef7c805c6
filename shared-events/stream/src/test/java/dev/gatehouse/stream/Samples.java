package dev.gatehouse.stream;

import dev.gatehouse.contracts.Envelope;
import dev.gatehouse.contracts.Metadata;
import dev.gatehouse.contracts.Money;
import dev.gatehouse.contracts.OrderId;
import dev.gatehouse.contracts.PaymentId;
import dev.gatehouse.contracts.PaymentMethod;
import dev.gatehouse.contracts.payment.PaymentAuthorized;
import dev.gatehouse.contracts.payment.PaymentCaptured;
import dev.gatehouse.contracts.payment.PaymentDeclined;
import dev.gatehouse.runtime.json.EventJson;
import java.time.Instant;
import java.util.UUID;

/** Messages as they are on the wire. */
final class Samples {
    static final EventJson JSON = new EventJson();
    private static final Money TOTAL = new Money(4999, "EUR");

    private Samples() {}

    static OrderId order(int number) {
        return new OrderId(new UUID(0, number).toString());
    }

    static PaymentAuthorized authorized(int number) {
        return new PaymentAuthorized(PaymentId.of(order(number)), order(number), TOTAL);
    }

    static PaymentCaptured captured(int number) {
        return new PaymentCaptured(PaymentId.of(order(number)), order(number), TOTAL, PaymentMethod.CARD);
    }

    static PaymentDeclined declined(int number) {
        return new PaymentDeclined(PaymentId.of(order(number)), order(number), "insufficient_funds");
    }

    static <T> Envelope<T> envelope(int number, T event) {
        var order = order(number).value();
        return new Envelope<>(
                new Metadata("payment/" + order + "/1", event.getClass().getSimpleName(), 1, "payment/" + order, 1,
                        Instant.parse("2026-11-21T10:00:00.123Z"), order, "order/" + order + "/1",
                        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"),
                event);
    }

    static String command(int number, Object event) {
        return JSON.write(envelope(number, event));
    }

    static String inEventBridge(int number, Object event) {
        return """
                {"version":"0","id":"11111111-2222-3333-4444-555555555555","detail-type":"%s","source":"gatehouse.payment",
                 "account":"000000000000","time":"2026-11-21T10:00:00Z","region":"eu-central-1","resources":[],"detail":%s}
                """
                .formatted(event.getClass().getSimpleName(), command(number, event));
    }

    static String inSns(int number, Object event) {
        return """
                {"Type":"Notification","MessageId":"11111111-2222-3333-4444-555555555555",
                 "TopicArn":"arn:aws:sns:eu-central-1:000000000000:payment-events","Message":%s,
                 "Timestamp":"2026-11-21T10:00:00.000Z","SignatureVersion":"1","Signature":"x","SigningCertURL":"x",
                 "UnsubscribeURL":"x"}
                """.formatted(JSON.write(command(number, event)));
    }
}
