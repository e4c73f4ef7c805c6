package dev.gatehouse.local.command;

import dev.gatehouse.local.audit.Entry;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Reads the logs of all contexts. */
record LogReader(AwsCaller aws) {
    private static final List<String> TABLES = List.of("order-log", "payment-log", "invoice-log");

    /** @throws CommandFailure if nobody answers, or a table cannot be read */
    List<Entry> all() throws InterruptedException {
        var entries = new ArrayList<Entry>();
        for (var table : TABLES) {
            read(table, entries);
        }
        return entries;
    }

    private void read(String table, List<Entry> entries) throws InterruptedException {
        var scan = aws.json().createObjectNode().put("TableName", table).put("ConsistentRead", true);
        PagedRead.SCAN.each(aws, scan, page -> page.path("Items").valueStream().filter(item -> item.has("event"))
                .map(this::entry).forEach(entries::add));
    }

    private Entry entry(JsonNode item) {
        return new Entry(item.at("/stream/S").asString(), Long.parseLong(item.at("/version/N").asString()),
                item.at("/type/S").asString(), aws.json().readTree(item.at("/event/S").asString()),
                item.at("/causationId/S").asString(""));
    }
}
