package dev.gatehouse.local.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.gatehouse.local.LocalCloud;
import dev.gatehouse.local.SharedCloud;
import dev.gatehouse.local.TestClients;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SqsException;

@ExtendWith(SharedCloud.class)
class SqsIT {
    private final TestClients clients;
    private final SqsClient sqs;

    SqsIT(LocalCloud cloud) {
        clients = new TestClients(cloud.endpoint());
        sqs = clients.sqs();
    }

    @AfterEach
    void close() {
        sqs.close();
    }

    @Test
    void standsUpQueuesWithTheirAttributes() {
        var url = sqs.getQueueUrl(request -> request.queueName("shop-takeOrder-inbox")).queueUrl();

        var attributes = sqs.getQueueAttributes(request -> request.queueUrl(url)
                .attributeNames(QueueAttributeName.ALL)).attributes();

        assertThat(url).isEqualTo(clients.queueUrl("shop-takeOrder-inbox"));
        assertThat(attributes).containsEntry(QueueAttributeName.VISIBILITY_TIMEOUT, "1")
                .containsEntry(QueueAttributeName.MAXIMUM_MESSAGE_SIZE, "262144")
                .containsEntry(QueueAttributeName.MESSAGE_RETENTION_PERIOD, "1209600")
                .containsEntry(QueueAttributeName.QUEUE_ARN,
                        "arn:aws:sqs:eu-central-1:000000000000:shop-takeOrder-inbox");
    }

    @Test
    void setsAMessageAsideThatWasReceivedTooOften() {
        var inbox = clients.queueUrl("shop-takeOrder-inbox");
        sqs.sendMessage(request -> request.queueUrl(inbox).messageBody("poison"));

        for (int receive = 0; receive < 2; receive++) {
            assertThat(sqs.receiveMessage(request -> request.queueUrl(inbox).waitTimeSeconds(5)).messages()).hasSize(1);
        }
        sqs.receiveMessage(request -> request.queueUrl(inbox).waitTimeSeconds(2));

        assertThat(clients.bodies("shop-takeOrder-dlq", 1)).containsExactly("poison");
    }

    @Test
    void takesOnlyMessagesThatAreNotTooLarge() {
        var inbox = clients.queueUrl("shop-takeOrder-inbox");

        sqs.sendMessage(request -> request.queueUrl(inbox).messageBody("x".repeat(262_144)));

        assertThat(clients.receive("shop-takeOrder-inbox", 1)).hasSize(1);
        assertThatExceptionOfType(SqsException.class)
                .isThrownBy(() -> sqs.sendMessage(
                        request -> request.queueUrl(inbox).messageBody("x".repeat(262_145))))
                .satisfies(error -> assertThat(error.statusCode()).isEqualTo(400))
                .withMessageContaining("shorter than 262144 bytes");
    }

    @Test
    void keepsTheOrderOfAFifoQueue() {
        var lane = clients.queueUrl("shop-lane.fifo");
        for (var body : List.of("1", "2", "3", "3")) {
            sqs.sendMessage(request -> request.queueUrl(lane).messageGroupId("g").messageBody(body));
        }

        assertThat(clients.bodies("shop-lane.fifo", 3)).containsExactly("1", "2", "3");
    }

    @Test
    void saysWhatIsWrong() {
        assertThatExceptionOfType(QueueDoesNotExistException.class)
                .isThrownBy(() -> sqs.getQueueUrl(request -> request.queueName("nobody")));
        assertThatExceptionOfType(QueueDoesNotExistException.class).isThrownBy(
                () -> sqs.sendMessage(request -> request.queueUrl(clients.queueUrl("nobody")).messageBody("a")));
    }

    @Test
    void answersTheQueryProtocol() throws IOException, InterruptedException {
        var reply = form("shop-audit", "Action=SendMessage&MessageBody=by%20form");
        var refusal = form("shop-audit", "Action=SendMessage");

        assertThat(reply.statusCode()).isEqualTo(200);
        assertThat(reply.body()).contains("<SendMessageResponse");
        assertThat(refusal.statusCode()).isEqualTo(400);
        assertThat(clients.bodies("shop-audit", 1)).containsExactly("by form");
    }

    @Test
    void deliversCopiesOfBatchesWhenToldTo() throws IOException, InterruptedException {
        var url = sqs.createQueue(request -> request.queueName("copied-inbox")).queueUrl();
        try {
            control("{\"copies\":2,\"shuffleMillis\":20}");
            var result = sqs.sendMessageBatch(request -> request.queueUrl(url)
                    .entries(List.of(entry("1"), entry("2"), entry("3"))));

            assertThat(result.successful()).extracting("id").containsExactly("1", "2", "3");
            assertThat(clients.bodies("copied-inbox", 6)).containsExactlyInAnyOrder("1", "1", "2", "2", "3", "3");
        } finally {
            control("{\"copies\":1,\"shuffleMillis\":0}");
        }
    }

    @Test
    void changesAttributes() {
        var url = sqs.createQueue(request -> request.queueName("changing")).queueUrl();

        sqs.setQueueAttributes(request -> request.queueUrl(url).attributes(Map.of(
                QueueAttributeName.VISIBILITY_TIMEOUT, "7", QueueAttributeName.MESSAGE_RETENTION_PERIOD, "600")));

        assertThat(sqs.getQueueAttributes(request -> request.queueUrl(url)
                .attributeNames(QueueAttributeName.VISIBILITY_TIMEOUT, QueueAttributeName.MESSAGE_RETENTION_PERIOD))
                .attributes()).isEqualTo(Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, "7",
                        QueueAttributeName.MESSAGE_RETENTION_PERIOD, "600"));
    }

    private static SendMessageBatchRequestEntry entry(String id) {
        return SendMessageBatchRequestEntry.builder().id(id).messageBody(id).build();
    }

    private HttpResponse<String> form(String queue, String form) throws IOException, InterruptedException {
        return post("/000000000000/" + queue, "application/x-www-form-urlencoded", form);
    }

    private void control(String setting) throws IOException, InterruptedException {
        assertThat(post("/_gatehouse/deliveries", "application/json", setting).body())
                .startsWith(setting.replace("}", ","));
    }

    private HttpResponse<String> post(String path, String type, String body) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(clients.endpoint().resolve(path))
                    .header("Content-Type", type)
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build(), HttpResponse.BodyHandlers.ofString());
        }
    }
}
