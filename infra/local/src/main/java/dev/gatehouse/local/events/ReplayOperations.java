package dev.gatehouse.local.events;

import static dev.gatehouse.local.events.EventBridge.listed;

import dev.gatehouse.local.endpoint.AwsError;
import dev.gatehouse.local.endpoint.ExactJson;
import dev.gatehouse.local.endpoint.Input;
import dev.gatehouse.local.template.Arn;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** What EventBridge does with replays. */
final class ReplayOperations {
    private final Buses buses;
    private final Archives archives;
    private final Replays replays;

    ReplayOperations(Buses buses, Archives archives, Replays replays) {
        this.buses = buses;
        this.archives = archives;
        this.replays = replays;
    }

    ObjectNode start(Input input) {
        var archive = archive(input.text("EventSourceArn")).declaration();
        var from = time(input, "EventStartTime");
        var to = time(input, "EventEndTime");
        if (!from.isBefore(to)) {
            throw AwsError.invalid("Parameter EventEndTime must be after EventStartTime.");
        }
        var destination = input.object("Destination");
        if (!destination.text("Arn").equals(archive.busArn())) {
            throw AwsError.invalid(
                    "Parameter Destination.Arn is not valid. Reason: Cross event bus replay is not permitted.");
        }
        var filters = destination.texts("FilterArns");
        refuseUnknown(filters, archive.busArn());
        var name = input.text("ReplayName");
        if (!name.matches("[A-Za-z0-9._\\-]{1,64}")) {
            throw AwsError.invalid("Parameter ReplayName must match [A-Za-z0-9._-]{1,64}.");
        }
        var replay = replays.start(new Replay(name, input.text("Description", ""), archive.arn(), archive.busArn(),
                filters, from, to, Instant.now(), Replay.State.RUNNING, null, null));
        return ExactJson.newObject()
                .put("ReplayArn", replay.arn())
                .put("State", "STARTING")
                .put("ReplayStartTime", replay.started().toEpochMilli() / 1000.0);
    }

    private EventArchive archive(String arn) {
        if (!arn.contains(":archive/")) {
            throw AwsError.invalid("Parameter EventSourceArn is not valid. Reason: It must be the ARN of an archive.");
        }
        return archives.archive(Arn.parse(arn).name());
    }

    private void refuseUnknown(List<String> ruleArns, String busArn) {
        var known = buses.bus(busArn).rules().stream().map(Rule::arn).toList();
        ruleArns.stream().filter(arn -> !known.contains(arn)).findFirst().ifPresent(arn -> {
            throw new AwsError("ResourceNotFoundException", "Rule %s does not exist on %s.".formatted(arn, busArn));
        });
    }

    ObjectNode cancel(Input input) {
        var replay = replays.change(input.text("ReplayName"), former -> {
            if (!former.isActive()) {
                throw new AwsError("IllegalStatusException", "Replay %s is not in a valid state for this operation."
                        .formatted(former.name()));
            }
            return former.cancelled();
        });
        return ExactJson.newObject().put("ReplayArn", replay.arn()).put("State", replay.state().name());
    }

    ObjectNode describe(Input input) {
        return replays.replay(input.text("ReplayName")).described();
    }

    ObjectNode list(Input input) {
        var prefix = input.text("NamePrefix", "");
        var source = input.text("EventSourceArn", "");
        var state = input.text("State", "");
        return listed("Replays", list -> replays.all().stream()
                .filter(replay -> replay.name().startsWith(prefix))
                .filter(replay -> source.isEmpty() || replay.archiveArn().equals(source))
                .filter(replay -> state.isEmpty() || replay.state().name().equals(state))
                .forEach(replay -> list.add(replay.summary())));
    }

    private static Instant time(Input input, String name) {
        try {
            return Instant.ofEpochMilli(new BigDecimal(input.text(name)).movePointRight(3).longValue());
        } catch (NumberFormatException | DateTimeException _) {
            throw AwsError.invalid("Parameter " + name + " is no timestamp.");
        }
    }
}
