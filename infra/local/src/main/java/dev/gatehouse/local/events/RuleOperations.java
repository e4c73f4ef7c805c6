package dev.gatehouse.local.events;

import static dev.gatehouse.local.events.EventBridge.listed;

import dev.gatehouse.local.endpoint.AwsError;
import dev.gatehouse.local.endpoint.ExactJson;
import dev.gatehouse.local.endpoint.Input;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** What EventBridge does with rules and their targets. */
final class RuleOperations {
    private final Buses buses;

    RuleOperations(Buses buses) {
        this.buses = buses;
    }

    ObjectNode put(Input input) {
        if (input.has("ScheduleExpression")) {
            throw AwsError.invalid("The local cloud does not support ScheduleExpression.");
        }
        var bus = bus(input);
        var rule = bus.put(new Rule(bus.name(), input.text("Name"), input.text("EventPattern"),
                !input.text("State", "ENABLED").equals("DISABLED"), input.text("Description", ""), Map.of()));
        return ExactJson.newObject().put("RuleArn", rule.arn());
    }

    ObjectNode delete(Input input) {
        var name = input.text("Name");
        if (bus(input).rules().stream().anyMatch(rule -> rule.name().equals(name) && !rule.targets().isEmpty())) {
            throw AwsError.invalid("Rule can't be deleted since it has targets.");
        }
        bus(input).remove(name);
        return ExactJson.newObject();
    }

    ObjectNode list(Input input) {
        var prefix = input.text("NamePrefix", "");
        return listed("Rules", list -> bus(input).rules()
                .stream()
                .filter(rule -> rule.name().startsWith(prefix))
                .forEach(rule -> list.add(described(rule))));
    }

    ObjectNode describe(Input input) {
        return described(bus(input).rule(input.text("Name")));
    }

    private static ObjectNode described(Rule rule) {
        var output = ExactJson.newObject()
                .put("Name", rule.name())
                .put("Arn", rule.arn())
                .put("EventPattern", rule.pattern())
                .put("State", rule.isEnabled() ? "ENABLED" : "DISABLED")
                .put("EventBusName", rule.bus());
        return rule.description().isEmpty() ? output : output.put("Description", rule.description());
    }

    ObjectNode enable(Input input) {
        bus(input).change(input.text("Name"), rule -> rule.enabled(true));
        return ExactJson.newObject();
    }

    ObjectNode disable(Input input) {
        bus(input).change(input.text("Name"), rule -> rule.enabled(false));
        return ExactJson.newObject();
    }

    ObjectNode putTargets(Input input) {
        try {
            var targets = input.objects("Targets").stream().map(Input::node).map(RuleTarget::of).toList();
            bus(input).change(input.text("Rule"), rule -> rule.with(targets));
        } catch (IllegalArgumentException e) {
            throw AwsError.invalid(String.valueOf(e.getMessage()));
        }
        return noneFailed();
    }

    ObjectNode removeTargets(Input input) {
        var ids = input.texts("Ids");
        bus(input).change(input.text("Rule"), rule -> rule.without(ids));
        return noneFailed();
    }

    private static ObjectNode noneFailed() {
        return listed("FailedEntries", _ -> {}).put("FailedEntryCount", 0);
    }

    ObjectNode listTargets(Input input) {
        var targets = bus(input).rule(input.text("Rule")).targets().values();
        return listed("Targets", list -> targets.forEach(target -> list.add(target.declaration())));
    }

    ObjectNode listNamesByTarget(Input input) {
        var arn = input.text("TargetArn");
        return listed("RuleNames", list -> bus(input).rules()
                .stream()
                .filter(rule -> rule.targets().values().stream()
                        .anyMatch(target -> target.arn().toString().equals(arn)))
                .forEach(rule -> list.add(rule.name())));
    }

    private Bus bus(Input input) {
        return buses.bus(input.text("EventBusName", Buses.DEFAULT));
    }
}
