package dev.gatehouse.local.states;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gatehouse.local.endpoint.ExactJson;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.scheduler.model.ActionAfterCompletion;
import software.amazon.awssdk.services.scheduler.model.FlexibleTimeWindowMode;
import software.amazon.awssdk.services.scheduler.model.ScheduleSummary;
import software.amazon.awssdk.services.sfn.model.SyncExecutionStatus;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The committed machine of the orders' deadlines. */
class CommittedDeadlineIT {
    private static final String GROUP = "order-deadlines";
    private static final String INBOX = "order-flagOverdue-inbox";
    private static final Duration DEADLINE = Duration.ofDays(14);
    private static CommittedCloud cloud;
    private static SchedulerClient scheduler;

    private final String orderId = UUID.randomUUID().toString();

    @BeforeAll
    static void start() {
        cloud = new CommittedCloud(null, Map.of());
        scheduler = cloud.clients.scheduler();
    }

    @AfterAll
    static void stop() {
        scheduler.close();
        cloud.close();
    }

    @Test
    void schedulesOneLookAtAnOrder() {
        cloud.happens(placed("2096-02-27T23:59:59.999Z"));
        await().until(this::schedules, List.of(orderId + "-1")::equals);

        var schedule = scheduler.getSchedule(request -> request.groupName(GROUP).name(orderId + "-1"));

        assertThat(schedule.scheduleExpression()).isEqualTo("at(2096-03-12T23:59:59)");
        assertThat(schedule.actionAfterCompletion()).isEqualTo(ActionAfterCompletion.DELETE);
        assertThat(schedule.flexibleTimeWindow().mode()).isEqualTo(FlexibleTimeWindowMode.OFF);
        var target = schedule.target();
        assertThat(target.arn()).isEqualTo(CommittedCloud.arn("sqs", INBOX));
        assertThat(target.roleArn()).endsWith("role/order-scheduler-role");
        assertThat(target.deadLetterConfig().arn()).isEqualTo(CommittedCloud.arn("sqs", "order-transport-dlq"));
        assertThat(target.retryPolicy().maximumEventAgeInSeconds()).isEqualTo(86_400);
        assertThat(target.retryPolicy().maximumRetryAttempts()).isEqualTo(185);
        assertThat(ExactJson.parse(target.input())).isEqualTo(command("2096-03-12T23:59:59.999Z"));
    }

    @Test
    void schedulesAnotherLookWhenTheOrderIsCancelled() {
        cloud.happens(placed("2096-02-27T23:59:59.999Z"));
        cloud.happens(CommittedCloud.sample("OrderCancellationRequested", orderId));

        await().until(() -> schedules().size(), size -> size == 2);
    }

    @Test
    void schedulesNoSecondLookWhenTheEventComesAgain() {
        var placed = placed("2096-01-01T00:00:00.000Z");

        assertThat(run(placed)).isEqualTo(SyncExecutionStatus.SUCCEEDED);
        assertThat(run(placed)).isEqualTo(SyncExecutionStatus.SUCCEEDED);

        assertThat(schedules()).containsExactly(orderId + "-1");
    }

    @Test
    void asksWhetherTheOrderHasEndedWhenItsTimeIsOver() {
        var due = Instant.now().truncatedTo(ChronoUnit.MILLIS).plusSeconds(2);

        cloud.happens(placed(due.minus(DEADLINE).toString()));

        var command = ExactJson.parse(cloud.clients.bodies(INBOX, 1).getFirst());
        assertThat(Instant.parse(command.at("/metadata/occurredAt").asString())).isEqualTo(due);
        assertThat(command).isEqualTo(command(command.at("/metadata/occurredAt").asString()));
        await().until(this::schedules, List::isEmpty);
        assertThat(cloud.clients.staysEmpty(INBOX)).isTrue();
    }

    /** As the rule starts it, but the outcome of an Express execution is told to nobody else. */
    private static SyncExecutionStatus run(JsonNode placed) {
        return cloud.states.startSyncExecution(request -> request
                .stateMachineArn(CommittedCloud.arn("states", "stateMachine:order-deadline"))
                .input(placed.toString())).status();
    }

    private List<String> schedules() {
        return scheduler.listSchedules(request -> request.groupName(GROUP).namePrefix(orderId)).schedules()
                .stream().map(ScheduleSummary::name).toList();
    }

    private ObjectNode placed(String occurredAt) {
        var placed = CommittedCloud.sample("OrderPlaced", orderId);
        placed.withObject("metadata").put("occurredAt", occurredAt);
        return placed;
    }

    private JsonNode command(String occurredAt) {
        return ExactJson
                .parse("""
                        {"metadata": {"eventId": "deadline/order/%1$s/1", "type": "CheckDeadline", "version": 1, "stream": "order/%1$s",
                           "sequence": 0, "occurredAt": "%2$s", "correlationId": "%1$s", "causationId": "order/%1$s/1",
                           "traceparent": "00-0af7651916cd43dd8448eb211c80319c-ffb0e4fd0a24d28d-01"},
                         "data": {"orderId": "%1$s"}}
                        """
                        .formatted(orderId, occurredAt));
    }
}
