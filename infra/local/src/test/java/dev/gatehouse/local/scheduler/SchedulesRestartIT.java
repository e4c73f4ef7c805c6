package dev.gatehouse.local.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.TestClients;
import dev.gatehouse.local.states.Till;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.scheduler.model.ActionAfterCompletion;
import software.amazon.awssdk.services.scheduler.model.FlexibleTimeWindowMode;
import software.amazon.awssdk.services.scheduler.model.ScheduleSummary;

class SchedulesRestartIT {
    @Test
    void keepsWhatIsNotYetSent(@TempDir Path data) {
        try (var till = new Till(data); var scheduler = till.clients().scheduler()) {
            scheduler.createScheduleGroup(request -> request.name("mine"));
            create(till.clients(), "later", "2099-01-01T00:00:00", "mine");
            create(till.clients(), "sent", "2020-01-01T00:00:00", "mine");
            assertThat(till.clients().bodies("till-inbox", 1)).containsExactly("sent");
            create(till.clients(), "soon", LocalDateTime.now(ZoneOffset.UTC).plusSeconds(4)
                    .format(DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss")), "till-deadlines");
        }

        try (var till = new Till(data); var scheduler = till.clients().scheduler()) {
            assertThat(till.clients().bodies("till-inbox", 1)).containsExactly("soon");
            assertThat(scheduler.listSchedules(request -> request.groupName("mine")).schedules())
                    .extracting(ScheduleSummary::name).containsExactly("later", "sent");
        }
    }

    private static void create(TestClients clients, String name, String time, String group) {
        try (var scheduler = clients.scheduler()) {
            scheduler.createSchedule(request -> request.name(name).groupName(group)
                    .scheduleExpression("at(" + time + ")")
                    .actionAfterCompletion(group.equals("mine")
                            ? ActionAfterCompletion.NONE
                            : ActionAfterCompletion.DELETE)
                    .flexibleTimeWindow(window -> window.mode(FlexibleTimeWindowMode.OFF))
                    .target(target -> target.arn("arn:aws:sqs:eu-central-1:000000000000:till-inbox")
                            .roleArn("arn:aws:iam::000000000000:role/any").input(name)));
        }
    }
}
