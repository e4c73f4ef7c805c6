package dev.gatehouse.local.states;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;

@TestInstance(Lifecycle.PER_CLASS)
class SettlementIT {
    private final Till till = new Till(null);

    @AfterAll
    void close() {
        till.close();
    }

    @Test
    void isStartedByARuleAndEndsWhenTheTokenComesBack() {
        till.publish("PaymentPending", "{\"payment\":\"transfer\",\"interval\":300,\"name\":\"not for us\"}");
        var token = till.token("transfer");
        till.states.sendTaskSuccess(request -> request.taskToken(token).output("{\"by\":\"bank\"}"));
        var execution = await().until(() -> till.states.listExecutions(request -> request.stateMachineArn(
                Till.machine("settlement"))).executions(), executions -> executions.stream()
                        .anyMatch(it -> it.status() == ExecutionStatus.SUCCEEDED))
                .stream().map(ExecutionListItem::executionArn).map(till::ended)
                .filter(it -> it.input().contains("transfer")).findFirst().orElseThrow();

        assertThat(execution.input()).isEqualTo("{\"payment\":\"transfer\",\"interval\":300}");
        assertThat(execution.output()).isEqualTo("{\"settledBy\":\"bank\",\"reminders\":0}");
        assertThatExceptionOfType(TaskTimedOutException.class).isThrownBy(
                () -> till.states.sendTaskSuccess(request -> request.taskToken(token).output("{}")));
        assertThat(till.states.getExecutionHistory(request -> request.executionArn(execution.executionArn())).events())
                .extracting(event -> event.type())
                .startsWith(HistoryEventType.EXECUTION_STARTED, HistoryEventType.PASS_STATE_ENTERED,
                        HistoryEventType.PASS_STATE_EXITED, HistoryEventType.TASK_STATE_ENTERED,
                        HistoryEventType.TASK_SCHEDULED, HistoryEventType.TASK_STARTED)
                .endsWith(HistoryEventType.TASK_SUCCEEDED, HistoryEventType.TASK_STATE_EXITED,
                        HistoryEventType.SUCCEED_STATE_ENTERED, HistoryEventType.SUCCEED_STATE_EXITED,
                        HistoryEventType.EXECUTION_SUCCEEDED);
    }

    @Test
    void remindsUntilItGivesUp() {
        var arn = till.start("settlement", "late", "{\"payment\":\"late\",\"interval\":1}");
        var first = till.token("late");
        var execution = till.ended(arn);

        assertThat(execution.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(execution.output()).isEqualTo("\"expired\"");
        assertThat(till.clients.bodies("till-reminded", 2)).containsExactlyInAnyOrder(
                "{\"payment\":\"late\",\"reminder\":1}", "{\"payment\":\"late\",\"reminder\":2}");
        assertThat(till.clients.bodies("till-expired", 1)).containsExactly("{\"payment\":\"late\"}");
        assertThatExceptionOfType(TaskTimedOutException.class).isThrownBy(
                () -> till.states.sendTaskSuccess(request -> request.taskToken(first).output("{}")));
        assertThat(Till.value(till.row("late"), "reminders").n()).isEqualTo("2");
        assertThat(till.states.getExecutionHistory(request -> request.executionArn(execution.executionArn())).events())
                .extracting(event -> event.type())
                .contains(HistoryEventType.TASK_SUBMITTED, HistoryEventType.TASK_TIMED_OUT);
    }

    @Test
    void endsAtOnceWhenTheConditionFails() {
        till.dynamoDb.putItem(request -> request.tableName("till-settlements")
                .item(Map.of("payment", AttributeValue.fromS("early"), "settled", AttributeValue.fromBool(true))));

        var execution = till.ended(till.start("settlement", "early", "{\"payment\":\"early\",\"interval\":300}"));

        assertThat(execution.output()).isEqualTo("\"DynamoDb.ConditionalCheckFailedException\"");
    }

    @Test
    void failsWhenWhoeverHasTheTokenSaysSo() {
        var arn = till.start("settlement", "failed", "{\"payment\":\"failed\",\"interval\":300}");
        var token = till.token("failed");

        till.states.sendTaskFailure(request -> request.taskToken(token).error("Bank.Closed").cause("insolvent"));

        var execution = till.ended(arn);
        assertThat(execution.status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(execution.error()).isEqualTo("Bank.Closed");
        assertThat(execution.cause()).isEqualTo("insolvent");
    }

    @Test
    void isToldByAnotherMachineThatTheTaskIsDone() {
        var asked = till.start("handshake", "asked", "{\"payment\":\"asked\"}");
        var token = till.token("asked");

        till.ended(till.start("calls", "answer", """
                {"call":"succeed","arguments":{"TaskToken":"%s","Output":{"well":true}}}""".formatted(token)));

        assertThat(till.ended(asked).output()).isEqualTo("{\"well\":true}");
    }

    @Test
    void runsAnExpressMachineForEachEvent() {
        till.publish("Relayed", "{\"n\":1}");

        assertThat(till.clients.bodies("till-inbox", 1)).containsExactly("{\"relayed\":{\"n\":1}}");
    }

    @Test
    void buriesAnEventThatNoMachineTakes() {
        till.publish("Lost", "{}");

        assertThat(till.clients.receive("till-dlq", 1)).singleElement().satisfies(message -> {
            assertThat(Till.value(message.messageAttributes(), "ERROR_CODE").stringValue()).isEqualTo("NO_RESOURCE");
            assertThat(Till.value(message.messageAttributes(), "TARGET_ARN").stringValue())
                    .endsWith("stateMachine:nowhere");
        });
    }
}
