package dev.gatehouse.local.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.gatehouse.local.LocalCloud;
import dev.gatehouse.local.SharedCloud;
import dev.gatehouse.local.TestClients;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ListMessageMoveTasksResultEntry;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sqs.model.SqsException;
import software.amazon.awssdk.services.sqs.model.UnsupportedOperationException;

@ExtendWith(SharedCloud.class)
class MoveTasksIT {
    private static final String ARN = "arn:aws:sqs:eu-central-1:000000000000:";
    private final String name = "moved-" + UUID.randomUUID();
    private final TestClients clients;
    private final SqsClient sqs;

    MoveTasksIT(LocalCloud cloud) {
        clients = new TestClients(cloud.endpoint());
        sqs = clients.sqs();
        create(dlq(), Map.of());
        create(inbox(), Map.of(QueueAttributeName.REDRIVE_POLICY,
                "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":1}".formatted(ARN + dlq())));
    }

    @AfterEach
    void close() {
        sqs.close();
    }

    @Test
    void movesDeadLettersBackAsNewMessages() {
        var former = sqs.sendMessage(send -> send.queueUrl(clients.queueUrl(dlq())).messageBody("one")
                .messageAttributes(Map.of("kind",
                        MessageAttributeValue.builder().dataType("String").stringValue("test").build())))
                .messageId();

        start(null);

        assertThat(ended()).extracting(ListMessageMoveTasksResultEntry::status,
                ListMessageMoveTasksResultEntry::approximateNumberOfMessagesMoved,
                ListMessageMoveTasksResultEntry::approximateNumberOfMessagesToMove,
                ListMessageMoveTasksResultEntry::taskHandle).containsExactly("COMPLETED", 1L, 1L, null);
        var moved = clients.receive(inbox(), 1).getFirst();
        assertThat(moved.body()).isEqualTo("one");
        assertThat(moved.messageId()).isNotEqualTo(former);
        assertThat(moved.messageAttributes()).containsKey("kind");
        assertThat(clients.staysEmpty(dlq())).isTrue();
    }

    @Test
    void changesNothingTheSecondTime() {
        put("one", "two");

        start(null);
        assertThat(ended().approximateNumberOfMessagesMoved()).isEqualTo(2);
        start(null);

        assertThat(ended().approximateNumberOfMessagesMoved()).isZero();
        assertThat(clients.bodies(inbox(), 2)).containsExactlyInAnyOrder("one", "two");
        assertThat(sqs.listMessageMoveTasks(list -> list.sourceArn(ARN + dlq()).maxResults(10)).results())
                .extracting(ListMessageMoveTasksResultEntry::approximateNumberOfMessagesMoved).containsExactly(0L, 2L);
    }

    @Test
    void movesToAnotherQueueIfTold() {
        create(name + "-elsewhere", Map.of());
        put("one");

        sqs.startMessageMoveTask(task -> task.sourceArn(ARN + dlq()).destinationArn(ARN + name + "-elsewhere"));

        assertThat(clients.bodies(name + "-elsewhere", 1)).containsExactly("one");
    }

    @Test
    void canBeStoppedOnItsWayAndThenLeavesTheRest() {
        put("one", "two", "three");
        var handle = start(1);
        assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> start(null));

        sqs.cancelMessageMoveTask(task -> task.taskHandle(handle));

        assertThat(ended().status()).isEqualTo("CANCELLED");
        assertThat(clients.receive(inbox(), 1).size() + clients.receive(dlq(), 1).size()).isEqualTo(3);
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> sqs.cancelMessageMoveTask(task -> task.taskHandle(handle)));
    }

    @Test
    void failsWhereItIsUnclearWhoseMessagesTheyAre() {
        create(name + "-second-inbox", Map.of(QueueAttributeName.REDRIVE_POLICY,
                "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":1}".formatted(ARN + dlq())));
        put("one");

        start(null);

        assertThat(ended()).extracting(ListMessageMoveTasksResultEntry::status,
                ListMessageMoveTasksResultEntry::failureReason)
                .containsExactly("FAILED", "CouldNotDetermineMessageSource");
    }

    @Test
    void refusesWhatSqsRefuses() {
        assertThatExceptionOfType(ResourceNotFoundException.class)
                .isThrownBy(() -> sqs.startMessageMoveTask(task -> task.sourceArn(ARN + "nobody")));
        assertThatExceptionOfType(SqsException.class)
                .isThrownBy(() -> sqs.startMessageMoveTask(task -> task.sourceArn(ARN + inbox())))
                .withMessageContaining("must be configured as a Dead Letter Queue");
        assertThatExceptionOfType(SqsException.class).isThrownBy(
                () -> sqs.startMessageMoveTask(
                        task -> task.sourceArn(ARN + dlq()).maxNumberOfMessagesPerSecond(501)));
        assertThatExceptionOfType(ResourceNotFoundException.class)
                .isThrownBy(() -> sqs.cancelMessageMoveTask(task -> task.taskHandle("none")));
    }

    private String dlq() {
        return name + "-dlq";
    }

    private String inbox() {
        return name + "-inbox";
    }

    private void create(String queue, Map<QueueAttributeName, String> attributes) {
        sqs.createQueue(create -> create.queueName(queue).attributes(attributes));
    }

    private void put(String... bodies) {
        List.of(bodies).forEach(
                body -> sqs.sendMessage(send -> send.queueUrl(clients.queueUrl(dlq())).messageBody(body)));
    }

    private String start(@Nullable Integer perSecond) {
        return sqs.startMessageMoveTask(
                task -> task.sourceArn(ARN + dlq()).maxNumberOfMessagesPerSecond(perSecond)).taskHandle();
    }

    private ListMessageMoveTasksResultEntry ended() {
        return await().atMost(Duration.ofSeconds(30)).until(
                () -> sqs.listMessageMoveTasks(list -> list.sourceArn(ARN + dlq())).results().getFirst(),
                task -> !List.of("RUNNING", "CANCELLING").contains(task.status()));
    }
}
