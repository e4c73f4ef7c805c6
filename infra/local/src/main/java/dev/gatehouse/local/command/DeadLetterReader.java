package dev.gatehouse.local.command;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads dead letters without taking them away, and what functions have noted of them. */
final class DeadLetterReader {
    /** Nobody else gets a message meanwhile, or each receive might give the same ones. */
    private static final int HIDDEN_SECONDS = 20;
    private static final int BATCH = 10;
    /** Of a queue; who has more wants to know why, not each. */
    private static final int MOST = 1000;

    private final AwsCaller aws;

    DeadLetterReader(AwsCaller aws) {
        this.aws = aws;
    }

    List<DeadLetter> read(DeadLetterQueue queue) throws InterruptedException {
        return read(queue, MOST);
    }

    /** So many at most, oldest first. */
    List<DeadLetter> read(DeadLetterQueue queue, int most) throws InterruptedException {
        var messages = new TreeMap<String, JsonNode>();
        try {
            collect(queue, most, messages);
        } finally {
            show(queue, List.copyOf(messages.values()));
        }
        var notes = notes(queue, List.copyOf(messages.keySet()));
        var letters = new ArrayList<DeadLetter>();
        messages.forEach((id, message) -> letters.add(letter(id, message, notes)));
        letters.sort((one, other) -> one.sent().compareTo(other.sent()));
        return letters;
    }

    private DeadLetter letter(String id, JsonNode message, Map<String, JsonNode> notes) {
        var note = notes.get(id);
        return new DeadLetter(id, Instant.ofEpochMilli(message.at("/Attributes/SentTimestamp").asLong(0)),
                Subject.of(aws.json(), message.path("Body").asString("")),
                note == null ? Cause.unnoted(message) : Cause.noted(note));
    }

    private void collect(DeadLetterQueue queue, int most, Map<String, JsonNode> messages) throws InterruptedException {
        int before;
        do {
            before = messages.size();
            var input = about(queue).put("MaxNumberOfMessages", Math.min(BATCH, most - before))
                    .put("VisibilityTimeout", HIDDEN_SECONDS).put("WaitTimeSeconds", 1);
            input.putArray("AttributeNames").add("All");
            input.putArray("MessageAttributeNames").add("All");
            aws.result("sqs", "AmazonSQS.ReceiveMessage", input).path("Messages")
                    .forEach(message -> messages.put(message.path("MessageId").asString(), message));
        } while (messages.size() > before && messages.size() < Math.min(most, queue.messages()));
    }

    /** Lets others have them again at once. */
    private void show(DeadLetterQueue queue, List<JsonNode> messages) throws InterruptedException {
        for (var start = 0; start < messages.size(); start += BATCH) {
            var input = about(queue);
            var entries = input.putArray("Entries");
            messages.subList(start, Math.min(start + BATCH, messages.size()))
                    .forEach(message -> entries.addObject()
                            .put("Id", Integer.toString(entries.size()))
                            .put("ReceiptHandle", message.path("ReceiptHandle").asString())
                            .put("VisibilityTimeout", 0));
            aws.result("sqs", "AmazonSQS.ChangeMessageVisibilityBatch", input);
        }
    }

    private ObjectNode about(DeadLetterQueue queue) {
        return aws.json().createObjectNode().put("QueueUrl", queue.url());
    }

    /** By message id. */
    private Map<String, JsonNode> notes(DeadLetterQueue queue, List<String> messageIds) throws InterruptedException {
        var notes = new HashMap<String, JsonNode>();
        if (queue.isOfTransport()) {
            return notes;
        }
        var items = new InboxTable(aws, queue.context());
        for (var item : items.get(messageIds.stream().map(id -> "failure/" + queue.function() + "/" + id).toList())) {
            notes.put(item.at("/messageId/S").asString(""), item);
        }
        return notes;
    }
}
