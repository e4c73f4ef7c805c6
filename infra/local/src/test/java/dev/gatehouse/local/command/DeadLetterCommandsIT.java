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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

class DeadLetterCommandsIT {
    private static final String ORDER = "01990000-0000-7000-8000-000000000001";
    private static final String QUEUE = "payment-authorizePayment-dlq";
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

    @BeforeEach
    void empty() {
        try (var sqs = clients.sqs()) {
            for (var queue : List.of(QUEUE, "payment-authorizePayment-inbox", "order-transport-dlq")) {
                sqs.purgeQueue(purge -> purge.queueUrl(clients.queueUrl(queue)));
            }
        }
    }

    @Test
    void saysThatThereIsNoDeadLetter() {
        assertThat(run("dlq").out()).isEqualTo("No dead letters.\n");
    }

    @Test
    void listsThemByCauseWithOneOfEach() {
        note(put(envelope("OrderPlaced")), "provider did not answer for " + ORDER);
        note(put(envelope("OrderPlaced")), "provider did not answer for " + ORDER.replace('1', '2'));
        put("no JSON of ada@example.com");

        var list = run("dlq");

        assertThat(list.exitCode()).isZero();
        assertThat(list.out())
                .contains(QUEUE + ": 3 messages, the oldest of ", "  2 x ProviderSilent: provider did not answer for …")
                .contains("      such as OrderPlaced order/" + ORDER + "/1, 5 attempts, last at 2026-11-21T12:00:00Z")
                .contains("  1 x the function died or timed out", "      such as no envelope")
                .contains("3 dead letters in 1 queue.").doesNotContain("ada@example.com", "Beispielweg");
        assertThat(run("dlq").out()).startsWith(QUEUE + ": 3 messages");
    }

    @Test
    void showsWhatTheyAreAboutAndNotWhatTheySay() {
        note(put(envelope("OrderPlaced")), "provider did not answer for " + ORDER);
        put("{\"metadata\":{\"type\":\"ada@example.com\",\"eventId\":\"Ada Muster\"},\"data\":{}}");

        var shown = run("dlq", "show", "authorizePayment");

        assertThat(shown.out()).contains("OrderPlaced order/" + ORDER + "/1", "ProviderSilent", "no envelope",
                "2 dead letters in " + QUEUE + ".").doesNotContain("ada@example.com", "Ada", "Beispielweg");
        assertThat(run("dlq", "show", QUEUE, "--limit", "1").out()).contains("shown 1 (--limit)");
    }

    @Test
    void saysWhatThePlatformCouldNotDeliver() {
        try (var sqs = clients.sqs()) {
            sqs.sendMessage(send -> send.queueUrl(clients.queueUrl("order-transport-dlq"))
                    .messageBody("{\"detail-type\":\"PaymentCaptured\",\"detail\":" + envelope("PaymentCaptured") + "}")
                    .messageAttributes(Map.of("ERROR_CODE", text("NO_PERMISSIONS"), "ERROR_MESSAGE", text("denied"),
                            "RULE_ARN", text("arn:aws:events:eu-central-1:000000000000:rule/order-gate/order-in-x"))));
        }

        assertThat(run("dlq").out()).contains("1 x NO_PERMISSIONS: denied (order-in-x)", "such as PaymentCaptured");
        assertThat(run("redrive", "order-transport-dlq")).satisfies(refused -> {
            assertThat(refused.exitCode()).isEqualTo(CommandFailure.USAGE);
            assertThat(refused.err()).contains("did not even reach an inbox", "./gatehouse replay");
        });
    }

    @Test
    void bringsThemBackOnceAndRecordsWhoDidIt() {
        put(envelope("OrderPlaced"));
        put(envelope("OrderPlaced"));

        var dry = run("redrive", "authorizePayment", "--dry-run");
        var first = run("redrive", QUEUE, "--rate", "100");
        var second = run("redrive", QUEUE);

        assertThat(dry.out()).isEqualTo(QUEUE + ": 2 messages would go back to payment-authorizePayment-inbox. "
                + "Nothing has been changed.\n");
        assertThat(first.exitCode()).isZero();
        assertThat(first.lastLine()).isEqualTo(QUEUE + ": COMPLETED, 2 of 2 messages moved");
        assertThat(second.exitCode()).isZero();
        assertThat(second.out()).isEqualTo(QUEUE + " is empty: there is nothing to redrive.\n");
        assertThat(clients.bodies("payment-authorizePayment-inbox", 2)).hasSize(2);
        assertThat(run("operations").out().lines()).filteredOn(line -> line.contains("at most 100 a second"))
                .singleElement().asString().contains(System.getProperty("user.name"), "redrive " + QUEUE);
    }

    @Test
    void showsTheLastRedriveOfAQueueThatFillsAgain() {
        put(envelope("OrderPlaced"));
        run("redrive", QUEUE);
        put(envelope("OrderPlaced"));

        assertThat(run("dlq").out()).contains("last redrive ", ": COMPLETED, 1 of 1 message moved");
    }

    @Test
    void saysWhichQueuesThereAre() {
        put(envelope("OrderPlaced"));

        assertThat(run("redrive", "nobody")).satisfies(refused -> {
            assertThat(refused.exitCode()).isEqualTo(CommandFailure.USAGE);
            assertThat(refused.err()).isEqualTo("gatehouse: There is no dead-letter queue nobody. "
                    + "Those with dead letters are " + QUEUE + ".\n");
        });
        assertThat(run("redrive", QUEUE, "--rate", "0").err()).contains("--rate must be 1 to 500");
    }

    @Test
    void saysThatNobodyAnswers() {
        assertThat(Shell.run("dlq", "--endpoint", "http://127.0.0.1:1")).satisfies(refused -> {
            assertThat(refused.exitCode()).isEqualTo(CommandFailure.UNREACHABLE);
            assertThat(refused.err()).contains("No AWS services answer at http://127.0.0.1:1");
        });
    }

    private static Shell run(String... arguments) {
        var all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--endpoint", cloud.endpoint().toString()));
        return Shell.run(all.toArray(String[]::new));
    }

    private static String envelope(String type) {
        return """
                {"metadata": {"eventId": "order/%s/1", "type": "%s", "version": 1, "stream": "order/%s", "sequence": 1,
                 "occurredAt": "2026-11-21T12:00:00Z", "correlationId": "%s"},
                 "data": {"customer": {"name": "Ada", "address": {"street": "Beispielweg 1"}}}}"""
                .formatted(ORDER, type, ORDER, ORDER);
    }

    private static String put(String body) {
        try (var sqs = clients.sqs()) {
            return sqs.sendMessage(send -> send.queueUrl(clients.queueUrl(QUEUE)).messageBody(body)).messageId();
        }
    }

    private static void note(String messageId, String message) {
        try (var dynamoDb = clients.dynamoDb()) {
            dynamoDb.putItem(put -> put.tableName("payment-inbox").item(Map.of(
                    "id", AttributeValue.fromS("failure/authorizePayment/" + messageId),
                    "messageId", AttributeValue.fromS(messageId),
                    "exception", AttributeValue.fromS("dev.gatehouse.payment.ProviderSilent"),
                    "message", AttributeValue.fromS(message),
                    "failedAt", AttributeValue.fromS("2026-11-21T12:00:00.123Z"),
                    "attempts", AttributeValue.fromN("5"))));
        }
    }

    private static MessageAttributeValue text(String value) {
        return MessageAttributeValue.builder().dataType("String").stringValue(value).build();
    }
}
