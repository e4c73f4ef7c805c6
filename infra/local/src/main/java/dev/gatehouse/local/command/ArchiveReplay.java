package dev.gatehouse.local.command;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/** Other contexts' events once more, from the archive of the function's own gate: through its rule and no other. */
final class ArchiveReplay {
    private static final DateTimeFormatter UNIQUE = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'")
            .withZone(ZoneOffset.UTC);
    private static final int POLL_MILLIS = 200;

    private final AwsCaller aws;

    ArchiveReplay(AwsCaller aws) {
        this.aws = aws;
    }

    /**
     * Waits for its end.
     *
     * @param ruleArn of the function
     * @return what became of it
     */
    String run(EventConsumer consumer, String ruleArn, Period period) throws InterruptedException {
        var bus = aws.result("events", "AWSEvents.DescribeEventBus",
                aws.json().createObjectNode().put("Name", consumer.gate())).path("Arn").asString("");
        var name = consumer.function() + "-" + UNIQUE.format(Instant.now());
        var input = aws.json().createObjectNode()
                .put("ReplayName", name)
                .put("EventSourceArn", archive(bus, consumer.gate()))
                .put("EventStartTime", period.from().getEpochSecond())
                .put("EventEndTime", period.to().getEpochSecond());
        input.putObject("Destination").put("Arn", bus).putArray("FilterArns").add(ruleArn);
        aws.result("events", "AWSEvents.StartReplay", input);
        var end = end(name);
        var state = end.path("State").asString("");
        if (!state.equals("COMPLETED")) {
            throw new CommandFailure(CommandFailure.UNEXPECTED, "Replay %s ended as %s. %s".formatted(name, state,
                    end.path("StateReason").asString("")).strip());
        }
        var last = end.path("EventLastReplayedTime");
        return "archive of %s: %s".formatted(consumer.gate(), last.isNumber()
                ? "replayed up to " + Instant.ofEpochSecond(last.asLong())
                : "nothing happened in that time");
    }

    private String archive(String bus, String gate) throws InterruptedException {
        var archives = aws.result("events", "AWSEvents.ListArchives",
                aws.json().createObjectNode().put("EventSourceArn", bus)).path("Archives");
        if (archives.isEmpty()) {
            throw new CommandFailure(CommandFailure.UNEXPECTED, gate + " has no archive to replay from.");
        }
        return aws.result("events", "AWSEvents.DescribeArchive", aws.json().createObjectNode()
                .put("ArchiveName", archives.path(0).path("ArchiveName").asString(""))).path("ArchiveArn").asString("");
    }

    private JsonNode end(String name) throws InterruptedException {
        while (true) {
            var replay = aws.result("events", "AWSEvents.DescribeReplay",
                    aws.json().createObjectNode().put("ReplayName", name));
            if (!replay.path("State").asString("").matches("STARTING|RUNNING|CANCELLING")) {
                return replay;
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
    }
}
