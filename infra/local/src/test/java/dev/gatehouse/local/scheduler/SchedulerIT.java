package dev.gatehouse.local.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.gatehouse.local.LocalCloud;
import dev.gatehouse.local.SharedCloud;
import dev.gatehouse.local.TestClients;
import dev.gatehouse.local.endpoint.ExactJson;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.scheduler.model.ActionAfterCompletion;
import software.amazon.awssdk.services.scheduler.model.ConflictException;
import software.amazon.awssdk.services.scheduler.model.CreateScheduleRequest;
import software.amazon.awssdk.services.scheduler.model.CreateScheduleResponse;
import software.amazon.awssdk.services.scheduler.model.FlexibleTimeWindowMode;
import software.amazon.awssdk.services.scheduler.model.ResourceNotFoundException;
import software.amazon.awssdk.services.scheduler.model.ScheduleGroupSummary;
import software.amazon.awssdk.services.scheduler.model.ScheduleState;
import software.amazon.awssdk.services.scheduler.model.ScheduleSummary;
import software.amazon.awssdk.services.scheduler.model.Target;
import software.amazon.awssdk.services.scheduler.model.ValidationException;

@ExtendWith(SharedCloud.class)
class SchedulerIT {
    private static final String QUEUE = "arn:aws:sqs:eu-central-1:000000000000:";
    private static final String ROLE = "arn:aws:iam::000000000000:role/any";
    private static final String DISTANT = "at(2099-01-01T00:00:00)";
    private static final String PAST = "at(2020-01-01T00:00:00)";

    private final TestClients clients;
    private final SchedulerClient scheduler;

    SchedulerIT(LocalCloud cloud) {
        clients = new TestClients(cloud.endpoint());
        scheduler = clients.scheduler();
    }

    @AfterEach
    void close() {
        scheduler.listSchedules(_ -> {}).schedules().forEach(schedule -> scheduler.deleteSchedule(
                request -> request.groupName(schedule.groupName()).name(schedule.name())));
        scheduler.close();
    }

    @Test
    void managesSchedules() {
        var arn = create("kept", DISTANT, target("shop-news"), request -> request.description("why")).scheduleArn();
        create("other", DISTANT, target("shop-news"), _ -> {});

        assertThat(arn).isEqualTo("arn:aws:scheduler:eu-central-1:000000000000:schedule/default/kept");
        var schedule = scheduler.getSchedule(request -> request.name("kept"));
        assertThat(schedule.arn()).isEqualTo(arn);
        assertThat(schedule.groupName()).isEqualTo("default");
        assertThat(schedule.description()).isEqualTo("why");
        assertThat(schedule.scheduleExpression()).isEqualTo(DISTANT);
        assertThat(schedule.state()).isEqualTo(ScheduleState.ENABLED);
        assertThat(schedule.target()).isEqualTo(target("shop-news"));
        assertThat(scheduler.listSchedules(request -> request.namePrefix("ke")).schedules())
                .extracting(ScheduleSummary::name).containsExactly("kept");

        scheduler.updateSchedule(request -> request.name("kept").scheduleExpression(DISTANT)
                .flexibleTimeWindow(window -> window.mode(FlexibleTimeWindowMode.OFF)).target(target("shop-news"))
                .state(ScheduleState.DISABLED));

        assertThat(scheduler.getSchedule(request -> request.name("kept")).description()).isNull();
        assertThat(scheduler.listSchedules(request -> request.state(ScheduleState.DISABLED)).schedules())
                .extracting(ScheduleSummary::name).containsExactly("kept");

        scheduler.deleteSchedule(request -> request.name("kept"));

        assertThatExceptionOfType(ResourceNotFoundException.class)
                .isThrownBy(() -> scheduler.getSchedule(request -> request.name("kept")));
        assertThatExceptionOfType(ResourceNotFoundException.class)
                .isThrownBy(() -> scheduler.deleteSchedule(request -> request.name("kept")));
        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> create("other", DISTANT, target("shop-news"), _ -> {}));
    }

    @Test
    void takesTheSameRequestTwice() {
        create("twice", DISTANT, target("shop-news"), request -> request.clientToken("a"));
        create("twice", DISTANT, target("shop-news"), request -> request.clientToken("a"));

        assertThatExceptionOfType(ConflictException.class).isThrownBy(
                () -> create("twice", DISTANT, target("shop-news"), request -> request.clientToken("b")));
    }

    @Test
    void managesGroups() {
        scheduler.createScheduleGroup(request -> request.name("deadlines"));
        create("in-group", DISTANT, target("shop-news"), request -> request.groupName("deadlines"));

        assertThat(scheduler.listScheduleGroups(_ -> {}).scheduleGroups()).extracting(ScheduleGroupSummary::name)
                .contains("deadlines", "default");
        assertThat(scheduler.listSchedules(request -> request.groupName("deadlines")).schedules()).hasSize(1);
        assertThat(scheduler.getSchedule(request -> request.groupName("deadlines").name("in-group")).arn())
                .endsWith("schedule/deadlines/in-group");
        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> scheduler.createScheduleGroup(request -> request.name("deadlines")));

        scheduler.deleteScheduleGroup(request -> request.name("deadlines"));

        assertThat(scheduler.listSchedules(_ -> {}).schedules()).isEmpty();
        assertThatExceptionOfType(ResourceNotFoundException.class).isThrownBy(
                () -> create("x", DISTANT, target("shop-news"), request -> request.groupName("deadlines")));
        assertThatExceptionOfType(ResourceNotFoundException.class)
                .isThrownBy(() -> scheduler.getScheduleGroup(request -> request.name("deadlines")));
        assertThatExceptionOfType(ValidationException.class)
                .isThrownBy(() -> scheduler.deleteScheduleGroup(request -> request.name("default")));
    }

    @Test
    void sendsWhenItIsDueAndForgetsTheSchedule() {
        var due = Instant.now().plusSeconds(1).truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
        create("soon", "at(%s)".formatted(LocalDateTime.ofInstant(due, ZoneOffset.UTC).withNano(0).toString()
                .replaceFirst("T(\\d\\d:\\d\\d)$", "T$1:00")), target("shop-news").toBuilder()
                        .input(
                                "<aws.scheduler.scheduled-time> <aws.scheduler.schedule-arn>")
                        .build(),
                request -> request.actionAfterCompletion(ActionAfterCompletion.DELETE));

        assertThat(clients.bodies("shop-news", 1)).containsExactly(
                due + " arn:aws:scheduler:eu-central-1:000000000000:schedule/default/soon");
        assertThat(Instant.now()).isAfterOrEqualTo(due);
        await().untilAsserted(() -> assertThat(scheduler.listSchedules(_ -> {}).schedules()).isEmpty());
    }

    @Test
    void sendsAtOnceWhatIsPastAndKeepsTheSchedule() {
        create("past", PAST, Target.builder().arn(QUEUE + "shop-news").roleArn(ROLE).build(), _ -> {});

        assertThat(clients.bodies("shop-news", 1)).singleElement().satisfies(body -> {
            var event = ExactJson.parse(body);
            assertThat(event.path("source").asString()).isEqualTo("aws.scheduler");
            assertThat(event.path("time").asString()).isEqualTo("2020-01-01T00:00:00Z");
        });
        assertThat(scheduler.getSchedule(request -> request.name("past")).state()).isEqualTo(ScheduleState.ENABLED);
        assertThat(clients.staysEmpty("shop-news")).isTrue();
    }

    @Test
    void knowsTimezones() {
        create("abroad", "at(2020-01-01T12:00:00)", target("shop-news").toBuilder()
                .input("<aws.scheduler.scheduled-time>").build(),
                request -> request.scheduleExpressionTimezone("Europe/Berlin"));

        assertThat(clients.bodies("shop-news", 1)).containsExactly("2020-01-01T11:00:00Z");
    }

    @Test
    void sendsNothingWhileDisabled() {
        create("disabled", PAST, target("shop-news"), request -> request.state(ScheduleState.DISABLED));

        assertThat(clients.staysEmpty("shop-news")).isTrue();
    }

    @Test
    void buriesWhatNoQueueTakes() {
        create("lost", PAST, target("nowhere").toBuilder()
                .deadLetterConfig(dlq -> dlq.arn(QUEUE + "shop-transport-dlq")).build(), _ -> {});

        assertThat(clients.receive("shop-transport-dlq", 1)).singleElement().satisfies(message -> {
            assertThat(message.body()).isEqualTo("text");
            assertThat(message.messageAttributes()).containsKeys("ERROR_CODE", "ERROR_MESSAGE", "EXECUTION_ID",
                    "IS_PAYLOAD_TRUNCATED", "RETRY_ATTEMPTS", "SCHEDULED_TIME", "SCHEDULE_ARN", "TARGET_ARN");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"rate(5 minutes)", "cron(0 12 * * ? *)", "at(2026-13-01T00:00:00)", "at(2026-01-01)",
            "tomorrow"})
    void refusesOtherExpressions(String expression) {
        assertThatExceptionOfType(ValidationException.class)
                .isThrownBy(() -> create("refused", expression, target("shop-news"), _ -> {}));
    }

    @Test
    void refusesWhatItDoesNotSupport() {
        assertThatExceptionOfType(ValidationException.class).isThrownBy(() -> create("refused", DISTANT,
                target("shop-news"), request -> request.flexibleTimeWindow(window -> window.mode("FLEXIBLE"))))
                .withMessageContaining("FLEXIBLE");
        assertThatExceptionOfType(ValidationException.class).isThrownBy(() -> create("refused", DISTANT,
                target("shop-news"), request -> request.scheduleExpressionTimezone("Moon/Sea")));
        assertThatExceptionOfType(ValidationException.class).isThrownBy(() -> create("refused", DISTANT,
                target("x").toBuilder().arn("arn:aws:lambda:eu-central-1:000000000000:function:f").build(), _ -> {}))
                .withMessageContaining("queues only");
        assertThatExceptionOfType(ValidationException.class).isThrownBy(() -> create("refused", DISTANT,
                target("shop-news").toBuilder().sqsParameters(sqs -> sqs.messageGroupId("g")).build(), _ -> {}))
                .withMessageContaining("Target.SqsParameters");
        assertThatExceptionOfType(ValidationException.class)
                .isThrownBy(() -> create("no spaces", DISTANT, target("shop-news"), _ -> {}));
    }

    private static Target target(String queue) {
        return Target.builder().arn(QUEUE + queue).roleArn(ROLE).input("text").build();
    }

    private CreateScheduleResponse create(String name,
            String expression, Target target, Consumer<CreateScheduleRequest.Builder> more) {
        return scheduler.createSchedule(request -> more.accept(request.name(name).scheduleExpression(expression)
                .flexibleTimeWindow(window -> window.mode(FlexibleTimeWindowMode.OFF)).target(target)));
    }
}
