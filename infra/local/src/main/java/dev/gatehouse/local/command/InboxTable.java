package dev.gatehouse.local.command;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The table in which a context keeps notes on failures, and what operators did. */
record InboxTable(AwsCaller aws, String context) {
    private static final int MOST_KEYS = 100;

    String name() {
        return context + "-inbox";
    }

    /** Those items that are there. */
    List<JsonNode> get(List<String> ids) throws InterruptedException {
        var items = new ArrayList<JsonNode>();
        for (var start = 0; start < ids.size(); start += MOST_KEYS) {
            JsonNode wanted = request(ids.subList(start, Math.min(start + MOST_KEYS, ids.size())));
            while (!wanted.isEmpty()) {
                var page = aws.result("dynamodb", "DynamoDB_20120810.BatchGetItem",
                        aws.json().createObjectNode().set("RequestItems", wanted));
                page.path("Responses").path(name()).forEach(items::add);
                wanted = page.path("UnprocessedKeys");
            }
        }
        return items;
    }

    private JsonNode request(List<String> ids) {
        var request = aws.json().createObjectNode();
        var keys = request.putObject(name()).put("ConsistentRead", true).putArray("Keys");
        ids.forEach(id -> keys.addObject().putObject("id").put("S", id));
        return request;
    }
}
