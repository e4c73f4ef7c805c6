package dev.gatehouse.local.command;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A context's own events once more, which no archive has: from its log, made into envelopes by the machine that its pipes
 * use, into the inbox of one function.
 */
final class LogReplay {
    /** As many rows as the pipes give the machine at once, and well below the 256 KB that it takes. */
    private static final int MOST_ROWS = 10;
    private static final int MOST_CHARACTERS = 100_000;

    private final AwsCaller aws;

    LogReplay(AwsCaller aws) {
        this.aws = aws;
    }

    /** @return what became of it */
    String run(EventConsumer consumer, Period period) throws InterruptedException {
        var machine = machine(consumer.context() + "-envelope");
        var inbox = aws.result("sqs", "AmazonSQS.GetQueueUrl",
                aws.json().createObjectNode().put("QueueName", consumer.inbox())).path("QueueUrl").asString("");
        var sent = new AtomicInteger();
        PagedRead.SCAN.each(aws, scan(consumer, period), page -> {
            for (var rows : batches(page.path("Items"))) {
                for (var envelope : envelopes(machine, rows)) {
                    aws.result("sqs", "AmazonSQS.SendMessage", aws.json().createObjectNode()
                            .put("QueueUrl", inbox).put("MessageBody", envelope.toString()));
                    sent.incrementAndGet();
                }
            }
        });
        return "%s-log: %s".formatted(consumer.context(), TemplateSummary.counted(sent.get(), "event"));
    }

    private String machine(String name) throws InterruptedException {
        return aws.result("states", "AWSStepFunctions.ListStateMachines", aws.json().createObjectNode())
                .path("stateMachines").valueStream()
                .filter(machine -> machine.path("name").asString("").equals(name))
                .map(machine -> machine.path("stateMachineArn").asString(""))
                .findFirst()
                .orElseThrow(() -> new CommandFailure(CommandFailure.UNEXPECTED, "There is no state machine " + name));
    }

    private ObjectNode scan(EventConsumer consumer, Period period) {
        var scan = aws.json().createObjectNode().put("TableName", consumer.context() + "-log")
                .put("ConsistentRead", true);
        var values = scan.putObject("ExpressionAttributeValues");
        values.putObject(":from").put("S", second(period.from()));
        values.putObject(":to").put("S", second(period.to().plusSeconds(1)));
        var types = new ArrayList<String>();
        for (var type : consumer.ownTypes()) {
            types.add(":type" + types.size());
            values.putObject(types.getLast()).put("S", type);
        }
        scan.putObject("ExpressionAttributeNames").put("#type", "type");
        return scan.put("FilterExpression", "occurredAt >= :from AND occurredAt < :to AND #type IN (%s)".formatted(
                String.join(", ", types)));
    }

    /** What all times of that second start with, and thus come after. */
    private static String second(Instant time) {
        return time.toString().replace("Z", "");
    }

    private static List<List<JsonNode>> batches(JsonNode rows) {
        var batches = new ArrayList<List<JsonNode>>();
        var room = 0;
        for (var row : rows) {
            var length = row.toString().length();
            if (batches.isEmpty() || batches.getLast().size() == MOST_ROWS || length > room) {
                batches.add(new ArrayList<>());
                room = MOST_CHARACTERS;
            }
            batches.getLast().add(row);
            room -= length;
        }
        return batches;
    }

    private JsonNode envelopes(String machine, List<JsonNode> rows) throws InterruptedException {
        var records = aws.json().createArrayNode();
        rows.forEach(row -> records.addObject().putObject("dynamodb").set("NewImage", row));
        var execution = aws.result("states", "AWSStepFunctions.StartSyncExecution", aws.json().createObjectNode()
                .put("stateMachineArn", machine).put("input", records.toString()));
        if (!execution.path("status").asString("").equals("SUCCEEDED")) {
            throw new CommandFailure(CommandFailure.UNEXPECTED, "Rows of the log cannot be made into envelopes: "
                    + execution.path("cause").asString(execution.path("error").asString("")));
        }
        return aws.json().readTree(execution.path("output").asString("[]"));
    }
}
