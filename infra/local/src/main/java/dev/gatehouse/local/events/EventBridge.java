package dev.gatehouse.local.events;

import dev.gatehouse.local.endpoint.AwsError;
import dev.gatehouse.local.endpoint.ExactJson;
import dev.gatehouse.local.endpoint.Input;
import dev.gatehouse.local.endpoint.Operations;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** EventBridge as clients call it. Lists come whole, without pages. */
public final class EventBridge extends Operations {

    public EventBridge(Buses buses, Archives archives, Replays replays) {
        super("events", new Table(buses, archives, replays).operations());
    }

    private record Table(Buses buses, Archives archives, Replays replays) {

        Map<String, Function<Input, ObjectNode>> operations() {
            var rules = new RuleOperations(buses);
            var archiving = new ArchiveOperations(buses, archives);
            var replaying = new ReplayOperations(buses, archives, replays);
            return Map.ofEntries(
                    Map.entry("PutEvents", new PutEvents(buses)::put),
                    Map.entry("TestEventPattern", Table::testEventPattern),
                    Map.entry("ListEventBuses", this::listEventBuses),
                    Map.entry("DescribeEventBus", input -> described(bus(input, "Name"))),
                    Map.entry("CreateEventBus", this::createEventBus),
                    Map.entry("DeleteEventBus", this::deleteEventBus),
                    Map.entry("PutRule", rules::put),
                    Map.entry("DeleteRule", rules::delete),
                    Map.entry("ListRules", rules::list),
                    Map.entry("DescribeRule", rules::describe),
                    Map.entry("EnableRule", rules::enable),
                    Map.entry("DisableRule", rules::disable),
                    Map.entry("PutTargets", rules::putTargets),
                    Map.entry("RemoveTargets", rules::removeTargets),
                    Map.entry("ListTargetsByRule", rules::listTargets),
                    Map.entry("ListRuleNamesByTarget", rules::listNamesByTarget),
                    Map.entry("CreateArchive", archiving::create),
                    Map.entry("UpdateArchive", archiving::update),
                    Map.entry("DeleteArchive", archiving::delete),
                    Map.entry("DescribeArchive", archiving::describe),
                    Map.entry("ListArchives", archiving::list),
                    Map.entry("StartReplay", replaying::start),
                    Map.entry("CancelReplay", replaying::cancel),
                    Map.entry("DescribeReplay", replaying::describe),
                    Map.entry("ListReplays", replaying::list));
        }

        private Bus bus(Input input, String parameter) {
            return buses.bus(input.text(parameter, Buses.DEFAULT));
        }

        private ObjectNode listEventBuses(Input input) {
            var prefix = input.text("NamePrefix", "");
            return listed("EventBuses", list -> buses.all()
                    .stream()
                    .filter(bus -> bus.name().startsWith(prefix))
                    .forEach(bus -> list.add(described(bus))));
        }

        private static ObjectNode described(Bus bus) {
            return ExactJson.newObject().put("Name", bus.name()).put("Arn", bus.arn());
        }

        private ObjectNode createEventBus(Input input) {
            var name = input.text("Name");
            if (!name.matches("[A-Za-z0-9._\\-]{1,256}")) {
                throw AwsError.invalid("Parameter Name must match [A-Za-z0-9._-]+.");
            }
            return ExactJson.newObject().put("EventBusArn", buses.create(name).arn());
        }

        private ObjectNode deleteEventBus(Input input) {
            buses.delete(input.text("Name"));
            return ExactJson.newObject();
        }

        private static ObjectNode testEventPattern(Input input) {
            try {
                var pattern = EventPatterns.of(Map.of("it", input.text("EventPattern")));
                return ExactJson.newObject().put("Result", !pattern.matching(input.text("Event")).isEmpty());
            } catch (IllegalArgumentException e) {
                throw new AwsError("InvalidEventPatternException", String.valueOf(e.getMessage()));
            }
        }
    }

    static ObjectNode listed(String name, Consumer<ArrayNode> items) {
        var output = ExactJson.newObject();
        items.accept(output.putArray(name));
        return output;
    }
}
