package dev.gatehouse.local.states;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;

class ExecutionRestartIT {
    @Test
    void goesOnAfterARestart(@TempDir Path data) {
        var until = Instant.now().plusSeconds(6);
        String token;
        try (var till = new Till(data)) {
            till.start("settlement", "token", "{\"payment\":\"token\",\"interval\":300}");
            till.start("settlement", "timeout", "{\"payment\":\"timeout\",\"interval\":4}");
            till.start("pause", "timer", "{\"seconds\":0,\"until\":\"%s\",\"note\":\"kept\"}".formatted(until));
            till.ended(till.start("pause", "ended", "{\"seconds\":0,\"until\":\"2020-01-01T00:00:00Z\",\"note\":1}"));
            token = till.token("token");
            till.token("timeout");
        }

        try (var till = new Till(data)) {
            till.states.sendTaskSuccess(request -> request.taskToken(token).output("{\"by\":\"bank\"}"));

            assertThat(till.ended(Till.execution("settlement", "token")).output())
                    .isEqualTo("{\"settledBy\":\"bank\",\"reminders\":0}");
            assertThat(till.ended(Till.execution("pause", "timer")).output())
                    .isEqualTo("{\"noted\":\"kept\",\"name\":\"timer\"}");
            assertThat(till.ended(Till.execution("settlement", "timeout")).output()).isEqualTo("\"expired\"");
            assertThat(till.clients.bodies("till-expired", 1)).containsExactly("{\"payment\":\"timeout\"}");
            assertThat(till.ended(Till.execution("pause", "ended")).status()).isEqualTo(ExecutionStatus.SUCCEEDED);
            assertThat(till.states.getExecutionHistory(request -> request.executionArn(
                    Till.execution("pause", "timer"))).events())
                    .extracting(event -> event.type())
                    .containsExactly(HistoryEventType.EXECUTION_STARTED, HistoryEventType.PASS_STATE_ENTERED,
                            HistoryEventType.PASS_STATE_EXITED, HistoryEventType.WAIT_STATE_ENTERED,
                            HistoryEventType.WAIT_STATE_EXITED, HistoryEventType.WAIT_STATE_ENTERED,
                            HistoryEventType.WAIT_STATE_EXITED, HistoryEventType.SUCCEED_STATE_ENTERED,
                            HistoryEventType.SUCCEED_STATE_EXITED, HistoryEventType.EXECUTION_SUCCEEDED);
        }
    }
}
