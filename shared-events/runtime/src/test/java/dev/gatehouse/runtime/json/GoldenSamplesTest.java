package dev.gatehouse.runtime.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.contracts.Envelope;
import dev.gatehouse.contracts.invoice.InvoiceEvent;
import dev.gatehouse.contracts.order.OrderEvent;
import dev.gatehouse.contracts.order.PlaceOrder;
import dev.gatehouse.contracts.payment.PaymentEvent;
import dev.gatehouse.runtime.dispatch.EnvelopeReader;
import dev.gatehouse.runtime.dispatch.EventTypes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The samples are the wire contract: what is published today must read and write the same tomorrow. */
class GoldenSamplesTest {
    private static final EventTypes PUBLISHED = EventTypes.none()
            .and(PlaceOrder.class)
            .and(OrderEvent.class)
            .and(PaymentEvent.class)
            .and(InvoiceEvent.class);
    private final EventJson json = new EventJson();

    static Stream<String> types() {
        return PUBLISHED.names().stream();
    }

    @ParameterizedTest
    @MethodSource("types")
    void readsAndWritesTheSample(String type) throws IOException {
        var sample = sample(type);

        Envelope<?> envelope = new EnvelopeReader(json, PUBLISHED).read(sample);

        assertThat(envelope.data().getClass().getSimpleName()).isEqualTo(type);
        assertThat(json.tree(json.write(envelope))).isEqualTo(json.tree(sample));
    }

    private static String sample(String type) throws IOException {
        try (InputStream file = OrderEvent.class.getResourceAsStream("/dev/gatehouse/samples/" + type + ".json")) {
            assertThat(file).as("golden sample of " + type).isNotNull();
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
