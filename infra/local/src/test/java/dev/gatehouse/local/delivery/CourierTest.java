package dev.gatehouse.local.delivery;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.delivery.DeliveryFailed.Code;
import dev.gatehouse.local.sqs.Message;
import dev.gatehouse.local.sqs.Message.Attribute;
import dev.gatehouse.local.template.Arn;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CourierTest {
    private static final String RULE = "arn:aws:events:eu-central-1:000000000000:rule/gate/in";
    private static final String INBOX = "arn:aws:sqs:eu-central-1:000000000000:inbox";
    private static final String GRAVE = "arn:aws:sqs:eu-central-1:000000000000:grave";

    private final BlockingQueue<Message> arrived = new LinkedBlockingQueue<>();
    private final BlockingQueue<Message> buried = new LinkedBlockingQueue<>();
    private final Targets targets = new Targets();

    @Test
    void triesAgainUntilTheTargetTakesIt() throws InterruptedException {
        var attempts = new AtomicInteger();
        targets.add("sqs", (_, message) -> {
            if (attempts.incrementAndGet() < 3) {
                throw new DeliveryFailed(Code.ERROR_FROM_TARGET, "not now");
            }
            arrived.add(message);
        });

        try (var courier = new Courier(targets, null)) {
            courier.accept(List.of(delivery(new RetryPolicy(185, 86_400))));

            assertThat(arrived.poll(10, SECONDS)).isEqualTo(Message.of("it"));
        }
        assertThat(attempts).hasValue(3);
        assertThat(buried).isEmpty();
    }

    @Test
    void buriesWhatStillFailsWithTheReason() throws InterruptedException {
        targets.add("sqs", this::takeOnlyDeadLetters);

        try (var courier = new Courier(targets, null)) {
            courier.accept(List.of(delivery(new RetryPolicy(1, 86_400))));

            var letter = buried.poll(10, SECONDS);
            assertThat(letter).isEqualTo(new Message("whole", Map.of(
                    "RULE_ARN", Attribute.text(RULE),
                    "TARGET_ARN", Attribute.text(INBOX),
                    "ERROR_CODE", Attribute.text("ERROR_FROM_TARGET"),
                    "ERROR_MESSAGE", Attribute.text("never"),
                    "EXHAUSTED_RETRY_CONDITION", Attribute.text("MaximumRetryAttempts"),
                    "RETRY_ATTEMPTS", new Attribute("Number", "1"))));
        }
    }

    @Test
    void buriesAtOnceWhatCanNeverArrive() throws InterruptedException {
        targets.add("sqs", (arn, message) -> {
            if (arn.equals(Arn.parse(INBOX))) {
                throw new DeliveryFailed(Code.NO_RESOURCE, "gone");
            }
            buried.add(message);
        });

        try (var courier = new Courier(targets, null)) {
            courier.accept(List.of(delivery(new RetryPolicy(185, 86_400))));

            var letter = buried.poll(10, SECONDS);
            assertThat(letter).isNotNull();
            assertThat(letter.attributes()).containsEntry("RETRY_ATTEMPTS", new Attribute("Number", "0"))
                    .doesNotContainKey("EXHAUSTED_RETRY_CONDITION");
        }
    }

    @Test
    void goesOnAfterARestartWithWhatHadNotArrived(@TempDir Path directory) throws InterruptedException {
        targets.add("sqs", (_, message) -> {
            if (message.body().equals("it")) {
                throw new DeliveryFailed(Code.ERROR_FROM_TARGET, "not now");
            }
            arrived.add(message);
        });
        try (var courier = new Courier(targets, directory)) {
            courier.accept(List.of(delivery(RetryPolicy.STANDARD), delivery("done", RetryPolicy.STANDARD)));
            assertThat(arrived.poll(10, SECONDS)).isEqualTo(Message.of("done"));
        }

        targets.add("sqs", (_, message) -> arrived.add(message));
        try (var courier = new Courier(targets, directory)) {
            courier.resume();

            assertThat(arrived.poll(10, SECONDS)).isEqualTo(Message.of("it"));
            assertThat(arrived).isEmpty();
        }
    }

    private void takeOnlyDeadLetters(Arn arn, Message message) {
        if (!arn.equals(Arn.parse(GRAVE))) {
            throw new DeliveryFailed(Code.ERROR_FROM_TARGET, "never");
        }
        buried.add(message);
    }

    private static Delivery delivery(RetryPolicy retry) {
        return delivery("it", retry);
    }

    private static Delivery delivery(String body, RetryPolicy retry) {
        return Delivery.of(RULE, INBOX, Message.of(body), retry,
                new DeadLetter(GRAVE, DeadLetter.Naming.EVENTBRIDGE, Message.of("whole")));
    }
}
