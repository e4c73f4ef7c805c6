package dev.gatehouse.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.LocalCloud;
import dev.gatehouse.local.SharedCloud;
import dev.gatehouse.local.TestClients;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import tools.jackson.databind.json.JsonMapper;

class ReplayCommandIT {
    private static LocalCloud cloud;
    private static TestClients clients;

    @BeforeAll
    static void start() {
        cloud = SharedCloud.committed(null);
        clients = new TestClients(cloud.endpoint());
    }

    @AfterAll
    static void stop() {
        cloud.close();
    }

    @Test
    void replaysFromTheGatesArchiveToOneFunction() {
        try (var events = clients.events()) {
            events.putEvents(put -> put.entries(PutEventsRequestEntry.builder().eventBusName("order-gate")
                    .source("gatehouse.payment").detailType("PaymentCaptured").detail("{\"metadata\":{}}").build()));
        }
        assertThat(clients.receive("order-confirmOrder-inbox", 1)).hasSize(1);
        assertThat(clients.receive("order-projectOrder-inbox", 1)).hasSize(1);

        var replay = run("replay", "--from", "1h", "--to-function", "confirmOrder");

        assertThat(replay.exitCode()).isZero();
        assertThat(replay.lastLine()).startsWith("  archive of order-gate: replayed up to ");
        assertThat(clients.bodies("order-confirmOrder-inbox", 1)).containsExactly("{\"metadata\":{}}");
        assertThat(clients.staysEmpty("order-projectOrder-inbox")).isTrue();
        assertThat(run("operations").out()).contains("to confirmOrder");
    }

    @Test
    void replaysOwnEventsFromTheLogAsTheyWerePublished() {
        append("InvoiceIssued", 1, "2026-11-20T11:59:59.999Z");
        append("InvoiceIssued", 2, "2026-11-20T12:00:00.001Z");
        append("InvoiceDrafted", 3, "2026-11-20T12:00:00.001Z");
        append("CreditNoteIssued", 4, "2026-11-20T12:00:01.999Z");
        append("InvoiceIssued", 5, "2026-11-20T12:00:02Z");
        var published = clients.bodies("invoice-renderInvoice-inbox", 4);

        var replay = run("replay", "--from", "2026-11-20T12:00:00Z", "--to", "2026-11-20T12:00:01Z", "--to-function",
                "renderInvoice");

        assertThat(replay.lastLine()).isEqualTo("  invoice-log: 2 events");
        var replayed = clients.bodies("invoice-renderInvoice-inbox", 2);
        assertThat(replayed).hasSize(2).extracting(body -> new JsonMapper().readTree(body))
                .isSubsetOf(published.stream().map(body -> new JsonMapper().readTree(body)).toList());
        assertThat(replayed).extracting(body -> new JsonMapper().readTree(body).at("/metadata/sequence").asInt())
                .containsExactlyInAnyOrder(2, 4);
    }

    @Test
    void saysWhatIsWrong() {
        assertThat(run("replay", "--from", "1h", "--to-function", "placeOrder").err())
                .startsWith("gatehouse: Nothing can be replayed to placeOrder. The functions that take events are "
                        + "authorizePayment, capturePayment,");
        assertThat(run("replay", "--from", "noon", "--to-function", "confirmOrder").err())
                .contains("--from must be a time (2026-11-21T10:00:00Z)");
        assertThat(run("replay", "--from", "2026-11-21", "--to", "2026-11-21", "--to-function", "confirmOrder").err())
                .contains("--from (2026-11-21T00:00:00Z) must be before --to (2026-11-21T00:00:00Z).");
        assertThat(run("replay", "--from", "1h").exitCode()).isEqualTo(CommandFailure.USAGE);
    }

    private static void append(String type, int version, String occurredAt) {
        try (var dynamoDb = clients.dynamoDb()) {
            dynamoDb.putItem(put -> put.tableName("invoice-log").item(Map.ofEntries(
                    text("stream", "invoice/1"), Map.entry("version", AttributeValue.fromN("" + version)),
                    Map.entry("schemaVersion", AttributeValue.fromN("1")), text("eventId", "invoice/1/" + version),
                    text("type", type), text("event", "{\"number\":" + version + "}"), text("state", "{}"),
                    text("occurredAt", occurredAt), text("correlationId", "1"), text("causationId", "0"),
                    text("visibility", "internal"))));
        }
    }

    private static Map.Entry<String, AttributeValue> text(String name, String value) {
        return Map.entry(name, AttributeValue.fromS(value));
    }

    private static Shell run(String... arguments) {
        var all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--endpoint", cloud.endpoint().toString()));
        return Shell.run(all.toArray(String[]::new));
    }
}
