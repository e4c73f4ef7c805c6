package dev.gatehouse.local.command;

import dev.gatehouse.local.audit.Audit;
import dev.gatehouse.local.audit.Entry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Reads the logs of all contexts and checks that they are right. */
@Command(name = "audit", mixinStandardHelpOptions = true)
final class AuditLogs implements Callable<Integer> {
    private static final List<String> TABLES = List.of("order-log", "payment-log", "invoice-log");

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Option(names = "--ended")
    private boolean ended;

    @Mixin
    private SystemAddress address = new SystemAddress();

    @Override
    public Integer call() throws InterruptedException {
        var findings = Audit.of(read());
        var out = command.commandLine().getOut();
        findings.lines().forEach(out::println);
        out.println(findings.summary());
        var isOpen = ended && findings.open() > 0;
        if (isOpen) {
            out.println(TemplateSummary.counted(findings.open(), "order") + " not ended, nor overdue.");
        }
        out.flush();
        return findings.violations().isEmpty() && !isOpen ? 0 : CommandFailure.UNEXPECTED;
    }

    private List<Entry> read() throws InterruptedException {
        try (var aws = new AwsCaller(address.endpoint())) {
            var entries = new ArrayList<Entry>();
            for (var table : TABLES) {
                read(aws, table, entries);
            }
            return entries;
        } catch (IOException | JacksonException e) {
            throw new CommandFailure(CommandFailure.UNREACHABLE,
                    "No tables can be read at %s. Start the system with ./gatehouse up, or say with --endpoint where it runs."
                            .formatted(address.endpoint()));
        }
    }

    private static void read(AwsCaller aws, String table, List<Entry> entries)
            throws IOException, InterruptedException {
        @Nullable
        JsonNode next = null;
        do {
            var scan = aws.json().createObjectNode().put("TableName", table).put("ConsistentRead", true);
            if (next != null) {
                scan.set("ExclusiveStartKey", next);
            }
            var page = aws.call("dynamodb", "DynamoDB_20120810.Scan", scan);
            if (!page.path("Items").isArray()) {
                throw new CommandFailure(CommandFailure.UNEXPECTED, "%s cannot be read: %s".formatted(table,
                        page.path("message").asString(page.path("Message").asString("no items"))));
            }
            page.path("Items").valueStream().filter(item -> item.has("event"))
                    .forEach(item -> entries.add(entry(aws, item)));
            next = page.get("LastEvaluatedKey");
        } while (next != null);
    }

    private static Entry entry(AwsCaller aws, JsonNode item) {
        return new Entry(item.at("/stream/S").asString(), Long.parseLong(item.at("/version/N").asString()),
                item.at("/type/S").asString(), aws.json().readTree(item.at("/event/S").asString()),
                item.at("/causationId/S").asString(""));
    }
}
