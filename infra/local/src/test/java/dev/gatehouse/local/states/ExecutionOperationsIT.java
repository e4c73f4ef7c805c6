package dev.gatehouse.local.states;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;
import software.amazon.awssdk.services.sfn.model.InvalidExecutionInputException;
import software.amazon.awssdk.services.sfn.model.InvalidNameException;
import software.amazon.awssdk.services.sfn.model.InvalidOutputException;
import software.amazon.awssdk.services.sfn.model.InvalidTokenException;
import software.amazon.awssdk.services.sfn.model.StateMachineDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.StateMachineType;
import software.amazon.awssdk.services.sfn.model.StateMachineTypeNotSupportedException;

@TestInstance(Lifecycle.PER_CLASS)
class ExecutionOperationsIT {
    private static final String LONG = "{\"seconds\":600,\"until\":\"2020-01-01T00:00:00Z\",\"note\":1}";

    private final Till till = new Till(null);

    @AfterAll
    void close() {
        till.close();
    }

    @Test
    void waitsForSecondsAndForATime() {
        var until = Instant.now().plusSeconds(1);
        var execution = till.ended(till.start("pause", "both",
                "{\"seconds\":1,\"until\":\"%s\",\"note\":\"kept\"}".formatted(until)));

        assertThat(execution.output()).isEqualTo("{\"noted\":\"kept\",\"name\":\"both\"}");
        assertThat(execution.stopDate()).isAfter(until.minusMillis(1));
    }

    @Test
    void failsWhereAWaitIsNoTime() {
        var seconds = till.ended(till.start("pause", "soon", "{\"seconds\":\"soon\",\"until\":\"x\",\"note\":1}"));
        var time = till.ended(till.start("pause", "then", "{\"seconds\":0,\"until\":\"then\",\"note\":1}"));

        assertThat(seconds.error()).isEqualTo("States.QueryEvaluationError");
        assertThat(time.error()).isEqualTo("States.QueryEvaluationError");
    }

    @Test
    void startsTheSameExecutionOnce() {
        var arn = till.start("pause", "once", LONG);

        assertThat(arn).isEqualTo(Till.execution("pause", "once"));
        assertThat(till.start("pause", "once", LONG)).isEqualTo(arn);
        assertThatExceptionOfType(ExecutionAlreadyExistsException.class)
                .isThrownBy(() -> till.start("pause", "once", "{}"));

        till.states.stopExecution(request -> request.executionArn(arn));

        assertThatExceptionOfType(ExecutionAlreadyExistsException.class)
                .isThrownBy(() -> till.start("pause", "once", LONG));
    }

    @Test
    void stopsAnExecution() {
        var arn = till.start("pause", "stopped", LONG);

        till.states.stopExecution(request -> request.executionArn(arn).error("Enough").cause("test"));

        var execution = till.ended(arn);
        assertThat(execution.status()).isEqualTo(ExecutionStatus.ABORTED);
        assertThat(execution.error()).isEqualTo("Enough");
        assertThat(till.states.listExecutions(request -> request.stateMachineArn(Till.machine("pause"))
                .statusFilter(ExecutionStatus.ABORTED)).executions()).extracting(ExecutionListItem::executionArn)
                .contains(arn);
        assertThat(till.states.listExecutions(request -> request.stateMachineArn(Till.machine("pause"))
                .statusFilter(ExecutionStatus.RUNNING)).executions()).extracting(ExecutionListItem::executionArn)
                .doesNotContain(arn);
        assertThat(till.states.getExecutionHistory(request -> request.executionArn(arn).reverseOrder(true)).events()
                .getFirst().type()).isEqualTo(HistoryEventType.EXECUTION_ABORTED);
    }

    @Test
    void endsAnExecutionThatTakesTooLong() {
        var execution = till.ended(till.start("overdue", "late", "{}"));

        assertThat(execution.status()).isEqualTo(ExecutionStatus.TIMED_OUT);
    }

    @Test
    void tellsStandardMachinesFromExpressOnes() {
        assertThat(till.states.describeStateMachine(request -> request.stateMachineArn(Till.machine("pause"))).type())
                .isEqualTo(StateMachineType.STANDARD);
        assertThat(till.states.describeStateMachine(request -> request.stateMachineArn(Till.machine("relay"))).type())
                .isEqualTo(StateMachineType.EXPRESS);
        assertThatExceptionOfType(StateMachineTypeNotSupportedException.class).isThrownBy(
                () -> till.states.startSyncExecution(request -> request.stateMachineArn(Till.machine("pause"))));
        assertThatExceptionOfType(StateMachineTypeNotSupportedException.class).isThrownBy(
                () -> till.states.listExecutions(request -> request.stateMachineArn(Till.machine("relay"))));
    }

    @Test
    void refusesAsStepFunctionsDoes() {
        assertThatExceptionOfType(ExecutionDoesNotExistException.class).isThrownBy(
                () -> till.states.describeExecution(request -> request.executionArn(Till.execution("pause", "none"))));
        assertThatExceptionOfType(StateMachineDoesNotExistException.class)
                .isThrownBy(() -> till.start("none", "x", "{}"));
        assertThatExceptionOfType(InvalidNameException.class).isThrownBy(() -> till.start("pause", "a b", "{}"));
        assertThatExceptionOfType(InvalidExecutionInputException.class)
                .isThrownBy(() -> till.start("pause", "input", "{"));
        assertThatExceptionOfType(InvalidTokenException.class).isThrownBy(
                () -> till.states.sendTaskSuccess(request -> request.taskToken("nonsense").output("{}")));
        assertThatExceptionOfType(InvalidOutputException.class).isThrownBy(
                () -> till.states.sendTaskSuccess(request -> request.taskToken("nonsense").output("{")));
    }
}
