package dev.gatehouse.testkit.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.gatehouse.runtime.AwsClients;
import dev.gatehouse.runtime.GatehouseProperties.Aws;
import dev.gatehouse.runtime.inbox.DynamoDbInbox;
import dev.gatehouse.runtime.inbox.Inbox;
import dev.gatehouse.testkit.cloud.LocalCloudTest;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

@LocalCloudTest
class DynamoDbInboxIT {
    private static final Duration CLAIM = Duration.ofMinutes(1);
    private final String eventId = "order/" + UUID.randomUUID() + "/1";
    private final AtomicInteger effects = new AtomicInteger();
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-21T10:00:00Z"));
    private Inbox inbox;

    @BeforeEach
    void connect(URI endpoint) {
        var aws = new AwsClients(new Aws(endpoint, "eu-central-1"), List.of());
        inbox = new DynamoDbInbox(
                aws.build(DynamoDbClient.builder()), "order-inbox", now::get, CLAIM, Duration.ofDays(30));
    }

    @Test
    void actsOnceForEachFunctionAndEvent() {
        inbox.once("notify", eventId, effects::incrementAndGet);
        inbox.once("notify", eventId, effects::incrementAndGet);
        inbox.once("archive", eventId, effects::incrementAndGet);

        assertThat(effects).hasValue(2);
    }

    @Test
    void actsAgainAtOnceWhenTheEffectFailed() {
        assertThatIllegalStateException().isThrownBy(() -> inbox.once("notify", eventId, () -> {
            throw new IllegalStateException("down");
        }));

        inbox.once("notify", eventId, effects::incrementAndGet);

        assertThat(effects).hasValue(1);
    }

    @Test
    void refusesWhileAnotherDeliveryActs() {
        inbox.once("notify", eventId, () -> assertThatExceptionOfType(Inbox.InProgress.class)
                .isThrownBy(() -> inbox.once("notify", eventId, effects::incrementAndGet))
                .withMessageContaining(eventId));

        assertThat(effects).hasValue(0);
    }

    @Test
    void letsADeliveryComeBackWhenTheClaimIsOverAndNotSooner() {
        var later = Duration.ofMillis(10_500);

        inbox.once("notify", eventId, () -> {
            now.updateAndGet(instant -> instant.plus(later));
            assertThatExceptionOfType(Inbox.InProgress.class)
                    .isThrownBy(() -> inbox.once("notify", eventId, effects::incrementAndGet))
                    .satisfies(refused -> assertThat(refused.delay()).isEqualTo(Duration.ofSeconds(50)));
        });
    }

    @Test
    void takesOverAClaimThatHasRunOut() {
        inbox.once("notify", eventId, () -> {
            now.updateAndGet(instant -> instant.plus(CLAIM));
            inbox.once("notify", eventId, effects::incrementAndGet);
        });

        assertThat(effects).hasValue(1);
    }
}
