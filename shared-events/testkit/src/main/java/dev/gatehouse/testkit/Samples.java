package dev.gatehouse.testkit;

import dev.gatehouse.contracts.Envelope;
import dev.gatehouse.contracts.invoice.InvoiceEvent;
import dev.gatehouse.contracts.order.OrderEvent;
import dev.gatehouse.contracts.order.PlaceOrder;
import dev.gatehouse.contracts.payment.PaymentEvent;
import dev.gatehouse.runtime.dispatch.EnvelopeReader;
import dev.gatehouse.runtime.dispatch.EventTypes;
import dev.gatehouse.runtime.json.EventJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The golden samples of the contracts: one saga, of one order. */
public final class Samples {
    public static final String ORDER_ID = "0198c0de-0000-7000-8000-000000000001";
    private static final EnvelopeReader READER = new EnvelopeReader(new EventJson(), EventTypes.none()
            .and(PlaceOrder.class)
            .and(OrderEvent.class)
            .and(PaymentEvent.class)
            .and(InvoiceEvent.class));

    private Samples() {}

    /** The sample's JSON as it travels. */
    public static String json(String type) {
        try (var file = OrderEvent.class.getResourceAsStream("/dev/gatehouse/samples/" + type + ".json")) {
            return new String(
                    Objects.requireNonNull(file, "no golden sample of " + type).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The sample's JSON for another order. */
    public static String json(String type, String orderId) {
        return json(type).replace(ORDER_ID, orderId);
    }

    @SuppressWarnings("unchecked") // the caller names the type twice
    public static <T> Envelope<T> envelope(String type) {
        return (Envelope<T>) READER.read(json(type));
    }
}
