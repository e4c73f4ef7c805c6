package dev.gatehouse.local.states;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gatehouse.local.endpoint.ExactJson;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import tools.jackson.databind.node.ObjectNode;

/** The committed machine that stores and replays around an outage of the payment provider. */
@Execution(ExecutionMode.CONCURRENT)
class CommittedOutageIT {
    private static final String INBOX = "payment-probeProvider-inbox";

    @Test
    void pausesTheIntakeHasTheProviderProbedAndResumesWhenItIsBack() {
        try (var cloud = new CommittedCloud(null, Map.of("ProbeSeconds", "1"))) {
            record(cloud, 1, "ProviderSuspended");
            cloud.happens("payment", suspended());

            var probes = cloud.clients.bodies(INBOX, 2).stream().map(ExactJson::parse).toList();
            assertThat(probes).extracting(probe -> probe.at("/metadata/eventId").asString())
                    .containsExactlyInAnyOrder("probe/provider/payment-provider/1/1",
                            "probe/provider/payment-provider/1/2");
            assertThat(probes).allSatisfy(probe -> {
                assertThat(probe.at("/metadata/type").asString()).isEqualTo("ProbeProvider");
                assertThat(probe.at("/metadata/causationId").asString()).isEqualTo("provider/payment-provider/1");
                assertThat(probe.at("/data/providerId").asString()).isEqualTo("payment-provider");
            });

            record(cloud, 2, "ProviderResumed");
            var execution = await().until(() -> cloud.states.listExecutions(list -> list.stateMachineArn(CommittedCloud
                    .arn("states", "stateMachine:payment-provider-outage"))).executions(), found -> found.size() == 1);
            assertThat(execution).extracting(ExecutionListItem::executionArn).first()
                    .satisfies(arn -> assertThat(cloud.path(arn))
                            .startsWith("Begin", "Pause", "AreAllPaused")
                            .endsWith("Look", "IsBack", "Resume", "AreAllResumed", "Resume", "AreAllResumed", "Resume",
                                    "AreAllResumed", "Resume", "AreAllResumed", "Resume", "AreAllResumed", "Resume",
                                    "AreAllResumed", "Resumed"));
        }
    }

    /** As a function of the payment context does. */
    private static void record(CommittedCloud cloud, int version, String type) {
        cloud.dynamoDb.putItem(put -> put.tableName("payment-log").item(Map.of(
                "stream", AttributeValue.fromS("provider/payment-provider"),
                "version", AttributeValue.fromN(Integer.toString(version)),
                "visibility", AttributeValue.fromS("internal"),
                "type", AttributeValue.fromS(type))));
    }

    private static ObjectNode suspended() {
        return (ObjectNode) ExactJson.parse("""
                {"metadata": {"eventId": "provider/payment-provider/1", "type": "ProviderSuspended", "version": 1,
                   "stream": "provider/payment-provider", "sequence": 1, "occurredAt": "2026-11-21T10:05:00.100Z",
                   "correlationId": "payment-provider", "causationId": "outage/1", "traceparent": null},
                 "data": {"providerId": "payment-provider"}}
                """);
    }
}
