package dev.gatehouse.local.endpoint;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Finds the names of the queues, tables, buses and so on that a call is about. */
final class CalledResources {
    private static final Pattern QUEUE_PATH = Pattern.compile("/\\d{12}/([^/]+)/?");
    private static final Pattern ARN = Pattern
            .compile("arn:aws:\\w+:[^:]*:[^:]*:(?:table/|event-bus/|\\w+:)?([^/:]+).*");
    private static final List<String> NAMES = List.of("QueueUrl", "QueueName", "TableName", "StreamArn", "TopicArn",
            "TargetArn", "SourceArn", "EventBusName", "Rule", "stateMachineArn", "executionArn", "Name", "Names");

    private CalledResources() {}

    static List<String> in(ObjectNode input, String path) {
        var found = new ArrayList<String>();
        collect(input, found);
        input.path("Entries").forEach(entry -> collect(entry, found));
        input.path("RequestItems").propertyNames().forEach(found::add);
        input.path("TransactItems").forEach(item -> item.forEach(action -> collect(action, found)));
        var queue = QUEUE_PATH.matcher(path);
        if (queue.matches()) {
            found.add(queue.group(1));
        }
        return found.stream().distinct().toList();
    }

    private static void collect(JsonNode object, List<String> found) {
        for (var name : NAMES) {
            var value = object.path(name);
            if (value.isString()) {
                found.add(bare(name, value.asString()));
            }
            value.forEach(item -> {
                if (item.isString()) {
                    found.add(bare(name, item.asString()));
                }
            });
        }
    }

    /** The name alone, of a queue's URL or of an ARN. */
    private static String bare(String parameter, String value) {
        if (parameter.equals("QueueUrl")) {
            return value.substring(value.lastIndexOf('/') + 1);
        }
        var arn = ARN.matcher(value);
        return arn.matches() ? arn.group(1) : value;
    }
}
