package dev.gatehouse.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gatehouse.runtime.log.EventLog;
import dev.gatehouse.testkit.Neighbours;
import dev.gatehouse.testkit.cloud.LocalCloudTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/** The order service alone, in Stream mode, between the queues and gates of the templates. */
@LocalCloudTest
@SpringBootTest
class OrderServiceIT {
    private final String order = UUID.randomUUID().toString();

    @Autowired
    private EventLog log;

    @Test
    void placesAnOrderAndConfirmsItOnceItsPaymentIsAuthorized(Neighbours neighbours) {
        neighbours.send("order-placeOrder-inbox", "PlaceOrder", order);
        var placed = neighbours.receive("payment-authorizePayment-inbox", "OrderPlaced", order);
        neighbours.publish("payment", "PaymentAuthorized", order);
        var confirmed = neighbours.receive("payment-capturePayment-inbox", "OrderConfirmed", order);

        assertThat(placed.at("/data/totals/gross/amount").asLong()).isEqualTo(8384);
        assertThat(placed.path("data").has("contact")).isFalse();
        assertThat(confirmed.at("/metadata/causationId").asString()).isEqualTo("payment/" + order + "/1");
        assertThat(confirmed.at("/metadata/sequence").asInt()).isEqualTo(2);
    }

    @Test
    void isPaidOnceItsPaymentIsCaptured(Neighbours neighbours) {
        neighbours.send("order-placeOrder-inbox", "PlaceOrder", order);
        neighbours.receive("invoice-draftInvoice-inbox", "OrderPlaced", order);
        neighbours.publish("payment", "PaymentCaptured", order);

        await().untilAsserted(() -> assertThat(log.newest("order/" + order)).hasValueSatisfying(
                entry -> assertThat(entry.metadata().type()).isEqualTo("OrderPaid")));
    }

    @Test
    void tellsPaymentOfARejection(Neighbours neighbours) {
        neighbours.send("order-placeOrder-inbox", "PlaceOrder", order);
        neighbours.receive("payment-authorizePayment-inbox", "OrderPlaced", order);
        neighbours.publish("payment", "PaymentDeclined", order);

        assertThat(neighbours.receive("payment-releasePayment-inbox", "OrderRejected", order)
                .at("/data/orderId").asString()).isEqualTo(order);
    }
}
