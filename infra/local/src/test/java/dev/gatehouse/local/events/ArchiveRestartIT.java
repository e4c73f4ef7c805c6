package dev.gatehouse.local.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.gatehouse.local.LocalCloud;
import dev.gatehouse.local.SharedCloud;
import dev.gatehouse.local.TestClients;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.ReplayState;
import software.amazon.awssdk.services.eventbridge.model.ResourceAlreadyExistsException;

class ArchiveRestartIT {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final String ARN = "arn:aws:events:eu-central-1:000000000000:";

    @TempDir
    private Path data;

    @Test
    void knowsEventsAndReplaysAfterARestart() {
        try (var cloud = start(); var events = new TestClients(cloud.endpoint()).events()) {
            events.putEvents(put -> put.entries(PutEventsRequestEntry.builder().eventBusName("payment-gate")
                    .source("gatehouse.order").time(NOON).detailType("OrderConfirmed").detail("{\"n\":1}").build()));
            assertThat(count(events)).isEqualTo(1);
            replay(events, "before");
            assertThat(new TestClients(cloud.endpoint()).receive("payment-capturePayment-inbox", 2)).hasSize(2);
        }
        try (var cloud = start(); var events = new TestClients(cloud.endpoint()).events()) {
            var clients = new TestClients(cloud.endpoint());
            assertThat(count(events)).isEqualTo(1);
            replay(events, "after");

            assertThat(clients.bodies("payment-capturePayment-inbox", 1)).containsExactly("{\"n\":1}");
            assertThat(events.listReplays(list -> list.namePrefix("")).replays()).extracting("replayName")
                    .containsExactlyInAnyOrder("before", "after");
            assertThatExceptionOfType(ResourceAlreadyExistsException.class)
                    .isThrownBy(() -> replay(events, "before"));
        }
    }

    private LocalCloud start() {
        return SharedCloud.committed(data);
    }

    private static long count(EventBridgeClient events) {
        return events.describeArchive(describe -> describe.archiveName("payment-gate")).eventCount();
    }

    private static void replay(EventBridgeClient events, String name) {
        events.startReplay(start -> start.replayName(name).eventSourceArn(ARN + "archive/payment-gate")
                .eventStartTime(NOON).eventEndTime(NOON.plusSeconds(1))
                .destination(bus -> bus.arn(ARN + "event-bus/payment-gate")
                        .filterArns(ARN + "rule/payment-gate/payment-in-capturePayment")));
        await().until(() -> events.describeReplay(describe -> describe.replayName(name)).state(),
                state -> state == ReplayState.COMPLETED);
    }
}
