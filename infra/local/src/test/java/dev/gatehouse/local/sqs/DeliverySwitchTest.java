package dev.gatehouse.local.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.gatehouse.local.endpoint.ExactJson;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeliverySwitchTest {
    private final DeliverySwitch deliveries = new DeliverySwitch();
    private final AtomicInteger sent = new AtomicInteger();

    @Test
    void sendsOnceUnlessToldOtherwise() {
        assertThat(deliveries.deliver("order-placeOrder-inbox", sent::incrementAndGet)).isEqualTo(1);
        assertThat(sent).hasValue(1);
    }

    @Test
    void sendsCopiesToInboxes() {
        deliveries.set(ExactJson.parse("{\"copies\":3,\"shuffleMillis\":5}"));

        deliveries.deliver("order-placeOrder-inbox", sent::incrementAndGet);

        await().untilAtomic(sent, org.hamcrest.Matchers.is(3));
    }

    @Test
    void sparesOtherQueues() {
        deliveries.set(ExactJson.parse("{\"copies\":3,\"shuffleMillis\":0}"));

        deliveries.deliver("order-placeOrder-dlq", sent::incrementAndGet);

        assertThat(sent).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "{\"copies\":0,\"shuffleMillis\":0}", "{\"copies\":11,\"shuffleMillis\":0}",
            "{\"copies\":1,\"shuffleMillis\":-1}", "{\"copies\":1,\"shuffleMillis\":60001}",
            "{\"copies\":\"1\",\"shuffleMillis\":0}", "{\"copies\":1}"})
    void refusesOtherSettings(String setting) {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> deliveries.set(ExactJson.parse(setting)));
        assertThat(deliveries.show()).hasToString("{\"copies\":1,\"shuffleMillis\":0,\"extra\":0}");
    }
}
