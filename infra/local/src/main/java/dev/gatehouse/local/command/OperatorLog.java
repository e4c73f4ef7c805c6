package dev.gatehouse.local.command;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** What operators did to a context: an item a day in its inbox table, which entries are only ever added to. */
final class OperatorLog {
    private final AwsCaller aws;
    private final InboxTable table;

    OperatorLog(AwsCaller aws, String context) {
        this.aws = aws;
        this.table = new InboxTable(aws, context);
    }

    /** @param what such as {@code redrive payment-authorizePayment-dlq} */
    record Entry(Instant at, String who, String what) {}

    /** Call it before anything is done: what cannot be recorded must not happen. */
    void record(String what) throws InterruptedException {
        var now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        var input = aws.json().createObjectNode().put("TableName", table.name())
                .put("UpdateExpression", "SET entries = list_append(if_not_exists(entries, :none), :more)");
        input.putObject("Key").putObject("id").put("S", id(LocalDate.ofInstant(now, ZoneOffset.UTC)));
        var values = input.putObject("ExpressionAttributeValues");
        values.putObject(":none").putArray("L");
        var entry = values.putObject(":more").putArray("L").addObject().putObject("M");
        entry.putObject("at").put("S", now.toString());
        entry.putObject("who").put("S", who());
        entry.putObject("what").put("S", what);
        aws.result("dynamodb", "DynamoDB_20120810.UpdateItem", input);
    }

    /** Oldest first. */
    List<Entry> ofDays(int days) throws InterruptedException {
        var today = LocalDate.now(ZoneOffset.UTC);
        var entries = new ArrayList<Entry>();
        for (var day : table.get(IntStream.range(0, days).mapToObj(back -> id(today.minusDays(back))).toList())) {
            day.at("/entries/L").forEach(entry -> entries.add(new Entry(
                    Instant.parse(entry.at("/M/at/S").asString()), entry.at("/M/who/S").asString(),
                    entry.at("/M/what/S").asString())));
        }
        entries.sort(Comparator.comparing(Entry::at));
        return entries;
    }

    private static String id(LocalDate day) {
        return "operations/" + day;
    }

    private static String who() {
        try {
            return System.getProperty("user.name") + "@" + InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException _) {
            return System.getProperty("user.name");
        }
    }
}
