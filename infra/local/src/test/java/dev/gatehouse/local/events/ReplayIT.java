package dev.gatehouse.local.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.gatehouse.local.LocalCloud;
import dev.gatehouse.local.SharedCloud;
import dev.gatehouse.local.TestClients;
import dev.gatehouse.local.endpoint.ExactJson;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.Archive;
import software.amazon.awssdk.services.eventbridge.model.DescribeReplayResponse;
import software.amazon.awssdk.services.eventbridge.model.EventBridgeException;
import software.amazon.awssdk.services.eventbridge.model.IllegalStatusException;
import software.amazon.awssdk.services.eventbridge.model.InvalidEventPatternException;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.ReplayState;
import software.amazon.awssdk.services.eventbridge.model.ResourceAlreadyExistsException;
import software.amazon.awssdk.services.eventbridge.model.ResourceNotFoundException;
import software.amazon.awssdk.services.eventbridge.model.Target;
import software.amazon.awssdk.services.sqs.SqsClient;
import tools.jackson.databind.JsonNode;

@ExtendWith(SharedCloud.class)
class ReplayIT {
    private static final String ARN = "arn:aws:events:eu-central-1:000000000000:";
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private final String name = "replay-" + UUID.randomUUID().toString().substring(0, 8);
    private final TestClients clients;
    private final EventBridgeClient events;
    private final SqsClient sqs;

    ReplayIT(LocalCloud cloud) {
        clients = new TestClients(cloud.endpoint());
        events = clients.events();
        sqs = clients.sqs();
        events.createEventBus(bus -> bus.name(name));
        events.createArchive(archive -> archive.archiveName(name).eventSourceArn(busArn()).retentionDays(30)
                .eventPattern("{\"source\":[\"shop\"]}"));
        rule("first");
        rule("second");
    }

    @AfterEach
    void close() {
        events.close();
        sqs.close();
    }

    @Test
    void keepsWhatCameOverTheBusAndMatches() {
        put("shop", NOON, "1");
        put("other", NOON, "2");

        var archive = events.describeArchive(describe -> describe.archiveName(name));

        assertThat(archive.eventCount()).isEqualTo(1);
        assertThat(archive.sizeBytes()).isPositive();
        assertThat(archive.retentionDays()).isEqualTo(30);
        assertThat(archive.eventSourceArn()).isEqualTo(busArn());
        assertThat(events.listArchives(list -> list.eventSourceArn(busArn())).archives())
                .extracting(Archive::archiveName).containsExactly(name);
    }

    @Test
    void replaysToOneRuleOnlyWithTheirOwnIdsAndTimes() {
        var id = put("shop", NOON, "1");
        assertThat(clients.receive(name + "-first", 1)).hasSize(1);
        assertThat(clients.receive(name + "-second", 1)).hasSize(1);

        replay("again", NOON.minusSeconds(60), NOON.plusSeconds(60), ruleArn("first"));

        var event = event(clients.bodies(name + "-first", 1).getFirst());
        assertThat(event.path("id").asString()).isEqualTo(id);
        assertThat(event.path("time").asString()).isEqualTo(NOON.toString());
        assertThat(event.path("replay-name").asString()).isEqualTo(name + "-again");
        assertThat(clients.staysEmpty(name + "-second")).isTrue();
        assertThat(events.describeArchive(describe -> describe.archiveName(name)).eventCount()).isEqualTo(1);
    }

    @Test
    void replaysToAllRulesWhereNoneIsNamed() {
        put("shop", NOON, "1");
        clients.receive(name + "-first", 1);
        clients.receive(name + "-second", 1);

        replay("all", NOON.minusSeconds(60), NOON.plusSeconds(60));

        assertThat(clients.receive(name + "-first", 1)).hasSize(1);
        assertThat(clients.receive(name + "-second", 1)).hasSize(1);
    }

    @Test
    void replaysOnlyWhatHappenedInTheTimeThatIsAskedForAndTheOldestFirst() {
        for (var minute : List.of(7, 3, 5, 1, 9)) {
            put("shop", NOON.plus(Duration.ofMinutes(minute)), "" + minute);
        }
        clients.receive(name + "-first", 5);

        var replay = replay("some", NOON.plus(Duration.ofMinutes(3)), NOON.plus(Duration.ofMinutes(7)),
                ruleArn("first"));

        assertThat(clients.bodies(name + "-first", 3)).extracting(body -> event(body).at("/detail/n").asString())
                .containsExactlyInAnyOrder("3", "5", "7");
        assertThat(replay.eventLastReplayedTime()).isEqualTo(NOON.plus(Duration.ofMinutes(7)));
        assertThat(replay.destination().filterArns()).containsExactly(ruleArn("first"));
    }

    @Test
    void refusesWhatEventBridgeRefuses() {
        replay("once", NOON, NOON.plusSeconds(1));

        assertThatExceptionOfType(ResourceAlreadyExistsException.class)
                .isThrownBy(() -> replay("once", NOON, NOON.plusSeconds(1)));
        assertThatExceptionOfType(EventBridgeException.class)
                .isThrownBy(() -> replay("backwards", NOON, NOON.minusSeconds(1)))
                .withMessageContaining("EventEndTime must be after EventStartTime");
        assertThatExceptionOfType(ResourceNotFoundException.class)
                .isThrownBy(() -> replay("nobody", NOON, NOON.plusSeconds(1), ruleArn("third")));
        assertThatExceptionOfType(IllegalStatusException.class)
                .isThrownBy(() -> events.cancelReplay(cancel -> cancel.replayName(name + "-once")));
        assertThatExceptionOfType(EventBridgeException.class).isThrownBy(() -> events.startReplay(
                start -> start.replayName("x").eventSourceArn(ARN + "archive/" + name)
                        .eventStartTime(NOON).eventEndTime(NOON.plusSeconds(1))
                        .destination(bus -> bus.arn(ARN + "event-bus/default"))))
                .withMessageContaining("Cross event bus replay is not permitted");
        assertThatExceptionOfType(InvalidEventPatternException.class).isThrownBy(() -> events.createArchive(
                archive -> archive.archiveName("bad").eventSourceArn(busArn()).eventPattern("{")));
        assertThatExceptionOfType(ResourceNotFoundException.class)
                .isThrownBy(() -> events.describeReplay(describe -> describe.replayName("none")));
    }

    @Test
    void forgetsAnArchive() {
        events.updateArchive(update -> update.archiveName(name).retentionDays(7));
        assertThat(events.describeArchive(describe -> describe.archiveName(name)).retentionDays()).isEqualTo(7);

        events.deleteArchive(delete -> delete.archiveName(name));

        assertThatExceptionOfType(ResourceNotFoundException.class)
                .isThrownBy(() -> events.describeArchive(describe -> describe.archiveName(name)));
    }

    private String busArn() {
        return ARN + "event-bus/" + name;
    }

    private String ruleArn(String rule) {
        return ARN + "rule/" + name + "/" + rule;
    }

    private void rule(String rule) {
        sqs.createQueue(queue -> queue.queueName(name + "-" + rule));
        events.putRule(put -> put.name(rule).eventBusName(name).eventPattern("{\"source\":[{\"exists\":true}]}"));
        events.putTargets(put -> put.rule(rule).eventBusName(name).targets(Target.builder().id("only")
                .arn("arn:aws:sqs:eu-central-1:000000000000:" + name + "-" + rule).build()));
    }

    private String put(String source, Instant time, String number) {
        return events.putEvents(put -> put.entries(PutEventsRequestEntry.builder().eventBusName(name).source(source)
                .time(time).detailType("Happened").detail("{\"n\":\"" + number + "\"}").build()))
                .entries().getFirst().eventId();
    }

    private DescribeReplayResponse replay(String replay, Instant from, Instant to, String... rules) {
        events.startReplay(start -> start.replayName(name + "-" + replay).eventSourceArn(ARN + "archive/" + name)
                .eventStartTime(from).eventEndTime(to)
                .destination(bus -> bus.arn(busArn()).filterArns(rules)));
        return await().atMost(Duration.ofSeconds(20)).until(
                () -> events.describeReplay(describe -> describe.replayName(name + "-" + replay)),
                described -> described.state() == ReplayState.COMPLETED);
    }

    private static JsonNode event(String body) {
        return ExactJson.parse(body);
    }
}
