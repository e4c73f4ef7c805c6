package dev.gatehouse.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.runtime.AwsCalls;
import dev.gatehouse.runtime.AwsClients;
import dev.gatehouse.runtime.GatehouseProperties;
import dev.gatehouse.runtime.dispatch.Backoff;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RedeliveryTest {
    private final QueueStub queues = QueueStub.start();

    @Test
    void bringsMessagesBackTheLaterTheOftenerTheyHaveFailed() {
        redelivery(queues.address()).schedule(List.of(failed("a", 1), failed("b", 3)));

        assertThat(queues.calls).singleElement().asString()
                .startsWith("AmazonSQS.ChangeMessageVisibilityBatch ")
                .contains("\"QueueUrl\":\"" + queues.address() + "/123456789012/my-queue\"")
                .satisfies(call -> assertThat(Wire.JSON.tree(call.replaceFirst("\\S+ ", "")).path("Entries"))
                        .extracting(entry -> entry.path("Id").asString() + " " + entry.path("ReceiptHandle").asString()
                                + " " + entry.path("VisibilityTimeout").asInt())
                        .containsExactly("a receipt-a 1", "b receipt-b 16"));
    }

    @Test
    void keepsAMessageAwayForAsLongAsItCannotBeHandled() {
        redelivery(queues.address()).schedule(List.of(
                new FailedMessage(failed("a", 1).message(), Duration.ofSeconds(42))));

        assertThat(queues.calls).singleElement().asString().contains("\"VisibilityTimeout\":42");
    }

    @Test
    void asksForTenMessagesAtATime() {
        redelivery(queues.address()).schedule(IntStream.range(0, 23).mapToObj(id -> failed("m" + id, 1)).toList());

        assertThat(queues.calls).hasSize(3);
    }

    @Test
    void asksForNothingIfNothingHasFailed() {
        redelivery(queues.address()).schedule(List.of());

        assertThat(queues.calls).isEmpty();
    }

    @Test
    void leavesThemToTheQueueIfItCannotAsk() {
        queues.status = 403;

        redelivery(queues.address()).schedule(List.of(failed("a", 1)));
        redelivery(URI.create("http://127.0.0.1:1")).schedule(List.of(failed("a", 1)));

        assertThat(queues.calls).hasSize(1);
    }

    private static Redelivery redelivery(URI endpoint) {
        var aws = new AwsClients(new GatehouseProperties.Aws(endpoint, "us-east-2"), List.of());
        return new Redelivery(new AwsCalls(aws, Wire.JSON), new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(3)));
    }

    private static FailedMessage failed(String id, int receiveCount) {
        return new FailedMessage(new SqsRecord("arn:aws:sqs:us-east-2:123456789012:my-queue", id, "receipt-" + id, "{}",
                receiveCount, null), null);
    }
}
