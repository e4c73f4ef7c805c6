package dev.gatehouse.local.command;

import dev.gatehouse.local.template.Arn;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Finds out which functions take events, and from where: whatever rules and subscriptions there are. */
final class EventConsumers {
    private static final String GATE = "-gate";
    private static final String INBOX = "-inbox";

    private final AwsCaller aws;

    EventConsumers(AwsCaller aws) {
        this.aws = aws;
    }

    /** @throws CommandFailure if no function of that name takes events */
    EventConsumer called(String function) throws InterruptedException {
        var all = all();
        var found = all.get(function);
        if (found == null) {
            throw new CommandFailure(CommandFailure.USAGE, "Nothing can be replayed to %s. %s".formatted(function,
                    all.isEmpty()
                            ? "No function takes events there: is --endpoint right?"
                            : "The functions that take events are " + String.join(", ", all.keySet()) + "."));
        }
        return found;
    }

    private Map<String, EventConsumer> all() throws InterruptedException {
        var consumers = new TreeMap<String, EventConsumer>();
        for (var bus : aws.result("events", "AWSEvents.ListEventBuses", aws.json().createObjectNode())
                .path("EventBuses")) {
            var name = bus.path("Name").asString("");
            if (name.endsWith(GATE)) {
                var context = name.substring(0, name.length() - GATE.length());
                addRules(context, consumers);
                addSubscriptions(context, Arn.parse(bus.path("Arn").asString("")), consumers);
            }
        }
        return consumers;
    }

    private void addRules(String context, Map<String, EventConsumer> consumers) throws InterruptedException {
        var prefix = context + "-in-";
        for (var rule : aws.result("events", "AWSEvents.ListRules", aws.json().createObjectNode()
                .put("EventBusName", context + GATE).put("NamePrefix", prefix)).path("Rules")) {
            var function = rule.path("Name").asString("").substring(prefix.length());
            consumers.put(function,
                    new EventConsumer(context, function, rule.path("Arn").asString(""), List.of()));
        }
    }

    private void addSubscriptions(String context, Arn gate, Map<String, EventConsumer> consumers)
            throws InterruptedException {
        var topic = new Arn("sns", gate.region(), gate.account(), context + "-events").toString();
        if (!aws.query("sns", Map.of("Action", "ListTopics", "Version", "2010-03-31")).texts("TopicArn")
                .contains(topic)) {
            return;
        }
        for (var subscription : aws.query("sns", Map.of("Action", "ListSubscriptionsByTopic", "Version", "2010-03-31",
                "TopicArn", topic)).texts("SubscriptionArn")) {
            var attributes = aws.query("sns", Map.of("Action", "GetSubscriptionAttributes", "Version", "2010-03-31",
                    "SubscriptionArn", subscription)).entries();
            var queue = Arn.parse(attributes.getOrDefault("Endpoint", topic)).name();
            if (queue.startsWith(context + "-") && queue.endsWith(INBOX)) {
                var function = queue.substring(context.length() + 1, queue.length() - INBOX.length());
                var rule = consumers.get(function);
                consumers.put(function, new EventConsumer(context, function, rule == null ? null : rule.ruleArn(),
                        types(attributes.getOrDefault("FilterPolicy", "{}"))));
            }
        }
    }

    private List<String> types(String filterPolicy) {
        return aws.json().readTree(filterPolicy).at("/metadata/type").valueStream().map(type -> type.asString(""))
                .toList();
    }
}
