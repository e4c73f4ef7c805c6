package dev.gatehouse.local.states;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.SyncExecutionStatus;
import tools.jackson.databind.node.ObjectNode;

/** The committed machines of settlement, with days between reminders. */
class CommittedSettlementIT {
    private static final AttributeValue YES = AttributeValue.fromS("yes");
    private static final Duration KEPT = Duration.ofDays(90);
    private static CommittedCloud cloud;

    private final String orderId = UUID.randomUUID().toString();

    @BeforeAll
    static void start() {
        cloud = new CommittedCloud(null, Map.of());
    }

    @AfterAll
    static void stop() {
        cloud.close();
    }

    @Test
    void keepsTheTokenWhileItWaits() {
        var before = Instant.now();
        cloud.happens("PaymentPending", orderId);

        var wait = cloud.wait(orderId, "token");
        var execution = cloud.settlements(orderId, 1).getFirst();
        assertThat(execution.status()).isEqualTo(ExecutionStatus.RUNNING);
        assertThat(wait).containsOnlyKeys("orderId", "token", "execution", "expiresAt")
                .containsEntry("execution", AttributeValue.fromS(execution.executionArn()));
        assertThat(expiry(wait)).isBetween(before.plus(KEPT).minusSeconds(1), Instant.now().plus(KEPT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"BANK_TRANSFER", "CASH_ON_DELIVERY", "CHEQUE"})
    void endsTheWaitWhenTheMoneyComes(String method) {
        var execution = awaited();

        cloud.happens(captured(method));

        assertThat(cloud.path(execution)).containsExactly("Begin", "Await", "Settled");
        assertThat(cloud.wait(orderId)).containsEntry("settled", YES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PaymentVoided", "PaymentDeclined", "PaymentExpired"})
    void endsTheWaitWhenThereIsNothingToWaitForAnyMore(String event) {
        var execution = awaited();

        cloud.happens(event, orderId);

        assertThat(cloud.path(execution)).containsExactly("Begin", "Await", "Settled");
    }

    @Test
    void doesNotWaitForWhatIsSettledBefore() {
        var before = Instant.now();
        cloud.happens(captured("BANK_TRANSFER"));
        var mark = cloud.wait(orderId, "settled");
        assertThat(mark).containsOnlyKeys("orderId", "settled", "expiresAt").containsEntry("settled", YES);
        assertThat(expiry(mark)).isBetween(before.plus(KEPT).minusSeconds(1), Instant.now().plus(KEPT));

        cloud.happens("PaymentPending", orderId);

        var execution = cloud.settlements(orderId, 1).getFirst();
        assertThat(cloud.path(execution.executionArn())).containsExactly("Begin", "Await", "Settled");
        assertThat(cloud.wait(orderId)).isEqualTo(mark);
    }

    @Test
    void waitsOnceWhenTheEventComesAgain() {
        var first = awaited();
        var wait = cloud.wait(orderId);

        cloud.happens("PaymentPending", orderId);

        var second = cloud.settlements(orderId, 2).stream()
                .filter(execution -> !execution.executionArn().equals(first)).findFirst().orElseThrow();
        assertThat(cloud.path(second.executionArn())).containsExactly("Begin", "Await", "Settled");
        assertThat(cloud.wait(orderId)).isEqualTo(wait);
        assertThat(cloud.execution(first).status()).isEqualTo(ExecutionStatus.RUNNING);

        cloud.happens(captured("BANK_TRANSFER"));

        assertThat(cloud.path(first)).containsExactly("Begin", "Await", "Settled");
    }

    @Test
    void takesNoNoticeOfCards() {
        cloud.happens(captured("CARD"));
        cloud.happens("PaymentAuthorized", orderId);
        var later = UUID.randomUUID().toString();
        cloud.happens("PaymentVoided", later);
        cloud.wait(later, "settled");

        assertThat(cloud.wait(orderId)).isEmpty();
    }

    @Test
    void closesWhenTheExecutionHasEnded() {
        var execution = awaited();
        cloud.states.stopExecution(request -> request.executionArn(execution));

        assertThat(close()).isEqualTo(SyncExecutionStatus.SUCCEEDED);

        assertThat(cloud.wait(orderId)).containsEntry("settled", YES);
    }

    @Test
    void closesWhenTheExecutionIsForgotten() {
        var token = TaskToken.of(CommittedCloud.arn("states", "execution:payment-settlement:forgotten"));
        cloud.dynamoDb.putItem(request -> request.tableName("payment-settlements").item(Map.of(
                "orderId", AttributeValue.fromS(orderId), "token", AttributeValue.fromS(token))));

        assertThat(close()).isEqualTo(SyncExecutionStatus.SUCCEEDED);

        assertThat(cloud.wait(orderId)).containsEntry("settled", YES);
    }

    /** As the rule starts it, but the outcome of an Express execution is told to nobody else. */
    private SyncExecutionStatus close() {
        return cloud.states.startSyncExecution(request -> request
                .stateMachineArn(CommittedCloud.arn("states", "stateMachine:payment-close-settlement"))
                .input(captured("BANK_TRANSFER").toString())).status();
    }

    /** @return the execution that waits */
    private String awaited() {
        cloud.happens("PaymentPending", orderId);
        return CommittedCloud.text(cloud.wait(orderId, "token"), "execution");
    }

    private ObjectNode captured(String method) {
        var captured = CommittedCloud.sample("PaymentCaptured", orderId);
        captured.withObject("data").put("method", method);
        return captured;
    }

    private static Instant expiry(Map<String, AttributeValue> wait) {
        return Instant.ofEpochSecond(Long.parseLong(wait.getOrDefault("expiresAt", YES).n()));
    }
}
