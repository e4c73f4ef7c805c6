package dev.gatehouse.local.states;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.endpoint.ExactJson;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tools.jackson.databind.JsonNode;

/** The committed machine of settlement, with seconds between reminders. */
class CommittedRemindersIT {
    private static final String EXPIRY_INBOX = "payment-expirePayment-inbox";
    private static final String READER = "reminders-reader";

    private final String orderId = UUID.randomUUID().toString();

    @Test
    void remindsAfterEachIntervalAndGivesUpAfterTheLast() {
        try (var cloud = reminding("1", "2")) {
            var before = Instant.now();
            cloud.happens("PaymentPending", orderId);

            assertThat(reminders(cloud, 2)).containsExactly(reminder(1), reminder(0));
            var execution = cloud.settlements(orderId, 1).getFirst();
            assertThat(cloud.path(execution.executionArn())).containsExactly("Begin",
                    "Await", "IsAnyReminderLeft", "Remind", "Await", "IsAnyReminderLeft", "Remind",
                    "Await", "IsAnyReminderLeft", "GiveUp", "Expired");
            var expiry = ExactJson.parse(cloud.clients.bodies(EXPIRY_INBOX, 1).getFirst());
            var occurredAt = expiry.at("/metadata/occurredAt").asString();
            assertThat(Instant.parse(occurredAt)).isBetween(before, Instant.now());
            assertThat(expiry).isEqualTo(expiry(occurredAt));
            assertThat(cloud.clients.staysEmpty(EXPIRY_INBOX)).isTrue();
            assertThat(cloud.clients.staysEmpty(READER)).isTrue();
        }
    }

    @Test
    void remindsNoMoreOnceTheMoneyIsThere() {
        try (var cloud = reminding("1", "1000")) {
            cloud.happens("PaymentPending", orderId);
            assertThat(reminders(cloud, 1).getFirst()).isEqualTo(reminder(999));

            cloud.happens("PaymentVoided", orderId);

            assertThat(pathOf(cloud)).startsWith("Begin", "Await", "IsAnyReminderLeft", "Remind")
                    .endsWith("Remind", "Await", "Settled").doesNotContain("GiveUp");
        }
    }

    @Test
    void endsAfterOneIntervalMoreWhenTheTokenIsLost() {
        try (var cloud = reminding("1", "1000")) {
            cloud.happens("PaymentPending", orderId);
            var execution = CommittedCloud.text(cloud.wait(orderId, "token"), "execution");

            cloud.dynamoDb.updateItem(request -> request.tableName("payment-settlements")
                    .key(Map.of("orderId", AttributeValue.fromS(orderId)))
                    .updateExpression("SET settled = :yes REMOVE #token")
                    .expressionAttributeNames(Map.of("#token", "token"))
                    .expressionAttributeValues(Map.of(":yes", AttributeValue.fromS("yes"))));

            assertThat(cloud.path(execution)).endsWith("IsAnyReminderLeft", "Remind", "Await", "Settled");
            assertThat(cloud.wait(orderId)).doesNotContainKey("token");
        }
    }

    @Test
    void takesTheTokenAfterARestart(@TempDir Path data) {
        String execution;
        try (var cloud = new CommittedCloud(data, Map.of())) {
            cloud.happens("PaymentPending", orderId);
            execution = CommittedCloud.text(cloud.wait(orderId, "token"), "execution");
        }

        try (var cloud = new CommittedCloud(data, Map.of())) {
            cloud.happens("PaymentVoided", orderId);

            assertThat(cloud.path(execution)).containsExactly("Begin", "Await", "Settled");
        }
    }

    @Test
    void givesUpAfterARestart(@TempDir Path data) {
        try (var cloud = new CommittedCloud(data, Map.of("ReminderSeconds", "3", "Reminders", "1"))) {
            cloud.happens("PaymentPending", orderId);
            cloud.wait(orderId, "token");
        }

        try (var cloud = new CommittedCloud(data, Map.of())) {
            assertThat(pathOf(cloud)).containsExactly("Begin", "Await", "IsAnyReminderLeft", "Remind",
                    "Await", "IsAnyReminderLeft", "GiveUp", "Expired");
            var expiry = ExactJson.parse(cloud.clients.bodies(EXPIRY_INBOX, 1).getFirst());
            assertThat(expiry).isEqualTo(expiry(expiry.at("/metadata/occurredAt").asString()));
        }
    }

    private static CommittedCloud reminding(String seconds, String times) {
        var cloud = new CommittedCloud(null, Map.of("ReminderSeconds", seconds, "Reminders", times));
        try (var sqs = cloud.clients.sqs(); var sns = cloud.clients.sns()) {
            sqs.createQueue(request -> request.queueName(READER));
            sns.subscribe(request -> request.topicArn(CommittedCloud.arn("sns", "payment-reminders"))
                    .protocol("sqs")
                    .endpoint(CommittedCloud.arn("sqs", READER))
                    .attributes(Map.of("RawMessageDelivery", "true")));
        }
        return cloud;
    }

    private static List<JsonNode> reminders(CommittedCloud cloud, int count) {
        return cloud.clients.bodies(READER, count).stream().map(ExactJson::parse).toList();
    }

    private List<String> pathOf(CommittedCloud cloud) {
        return cloud.path(cloud.settlements(orderId, 1).getFirst().executionArn());
    }

    private JsonNode reminder(int left) {
        return ExactJson.parse("""
                {"notice": "PAYMENT_REMINDER", "orderId": "%s", "amount": {"amount": 8384, "currency": "EUR"},
                 "method": "BANK_TRANSFER", "reference": "GH-0198C0DE", "remindersLeft": %d}
                """.formatted(orderId, left));
    }

    private JsonNode expiry(String occurredAt) {
        return ExactJson.parse("""
                {"metadata": {"eventId": "expiry/%1$s", "type": "ExpirePayment", "version": 1, "stream": "payment/%1$s",
                   "sequence": 0, "occurredAt": "%2$s", "correlationId": "%1$s", "causationId": "payment/%1$s/1",
                   "traceparent": "00-0af7651916cd43dd8448eb211c80319c-c04ac688c7d3ac34-01"},
                 "data": {"paymentId": "%1$s"}}
                """.formatted(orderId, occurredAt));
    }
}
