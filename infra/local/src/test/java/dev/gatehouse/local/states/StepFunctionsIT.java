package dev.gatehouse.local.states;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.gatehouse.local.LocalCloud;
import dev.gatehouse.local.SharedCloud;
import dev.gatehouse.local.TestClients;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.StateMachineDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.StateMachineListItem;
import software.amazon.awssdk.services.sfn.model.SyncExecutionStatus;

@ExtendWith(SharedCloud.class)
class StepFunctionsIT {
    private static final String ENVELOPE = "arn:aws:states:eu-central-1:000000000000:stateMachine:shop-envelope";
    private static final String RECORD = """
            {"dynamodb":{"NewImage":{"type":{"S":"OrderPlaced"},"version":{"N":"1"},"stream":{"S":"a"},"event":{"S":"%s"}}}}
            """;

    private final SfnClient states;

    StepFunctionsIT(LocalCloud cloud) {
        states = new TestClients(cloud.endpoint()).states();
    }

    @AfterEach
    void close() {
        states.close();
    }

    @Test
    void runsAnExpressMachineToItsEnd() {
        var result = states.startSyncExecution(request -> request.stateMachineArn(ENVELOPE)
                .input(RECORD.formatted("{}")));

        assertThat(result.status()).isEqualTo(SyncExecutionStatus.SUCCEEDED);
        assertThat(result.output()).isEqualTo("[{\"metadata\":{\"type\":\"OrderPlaced\",\"stage\":\"test\","
                + "\"sequence\":1,\"stream\":\"a\"},\"data\":{}}]");
    }

    @Test
    void tellsWhyAnExecutionFailed() {
        var result = states.startSyncExecution(request -> request.stateMachineArn(ENVELOPE)
                .input(RECORD.formatted("no json")));

        assertThat(result.status()).isEqualTo(SyncExecutionStatus.FAILED);
        assertThat(result.error()).isEqualTo("States.QueryEvaluationError");
    }

    @Test
    void listsAndDescribesMachines() {
        assertThat(states.listStateMachines().stateMachines()).extracting(StateMachineListItem::stateMachineArn)
                .contains(ENVELOPE);
        assertThat(states.describeStateMachine(request -> request.stateMachineArn(ENVELOPE)).definition())
                .contains("\"StartAt\":\"Envelope\"");
        assertThatExceptionOfType(StateMachineDoesNotExistException.class)
                .isThrownBy(() -> states.describeStateMachine(request -> request.stateMachineArn(ENVELOPE + "x")));
    }
}
