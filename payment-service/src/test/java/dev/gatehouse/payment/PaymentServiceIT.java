package dev.gatehouse.payment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.testkit.Neighbours;
import dev.gatehouse.testkit.cloud.LocalCloudTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;

/** The payment service alone, in Stream mode, between the queues and gates of the templates. */
@LocalCloudTest
@SpringBootTest
class PaymentServiceIT {
    private final String order = UUID.randomUUID().toString();

    @Test
    void authorizesAPlacedOrderAndCapturesAConfirmedOne(Neighbours neighbours) {
        neighbours.publish("order", "OrderPlaced", order);
        var authorized = neighbours.receive("order-confirmOrder-inbox", "PaymentAuthorized", order);
        neighbours.publish("order", "OrderConfirmed", order);
        var captured = neighbours.receive("invoice-issueInvoice-inbox", "PaymentCaptured", order);

        assertThat(authorized.at("/data/amount/amount").asLong()).isEqualTo(8384);
        assertThat(authorized.at("/metadata/causationId").asString()).isEqualTo("order/" + order + "/1");
        assertThat(captured.at("/data/amount/amount").asLong()).isEqualTo(8384);
        assertThat(captured.at("/metadata/sequence").asInt()).isEqualTo(2);
    }

    @Test
    void releasesWhatACancelledOrderHasAuthorized(Neighbours neighbours) {
        neighbours.publish("order", "OrderPlaced", order);
        neighbours.receive("order-confirmOrder-inbox", "PaymentAuthorized", order);
        neighbours.publish("order", "OrderCancellationRequested", order);

        assertThat(neighbours.receive("order-closeCancellation-inbox", "PaymentVoided", order)
                .at("/data/orderId").asString()).isEqualTo(order);
    }
}
