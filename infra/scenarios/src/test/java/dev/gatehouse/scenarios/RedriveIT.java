package dev.gatehouse.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** What no function can handle is set aside with its cause, holds nobody up, and comes back when an operator says so. */
@Isolated
class RedriveIT {
    private static final String AUTHORIZE = "payment-authorizePayment";
    private static final String FULFIL = "order-fulfilOrder";
    private static final int RECEIVES = 5;
    private final RunningSystem system = RunningSystem.shared();
    private final Shop shop = new Shop(system);
    private final Cloud cloud = new Cloud(system);

    @AfterEach
    void cleanUp() {
        for (var function : List.of(AUTHORIZE, FULFIL)) {
            cloud.setReceives(function + "-inbox", RECEIVES);
            cloud.purge(function + "-dlq");
        }
    }

    @Test
    void setsPoisonAsideAfterSoManyReceivesAndLetsOthersPass() {
        cloud.setReceives(AUTHORIZE + "-inbox", 2);
        cloud.send(AUTHORIZE + "-inbox", "no JSON, and by ada@example.com");
        cloud.send(AUTHORIZE + "-inbox", "{\"metadata\":{\"type\":\"OrderEaten\"},\"data\":{\"name\":\"Ada Muster\"}}");

        var orderId = shop.place(Order.paidWith("tok_ok"));

        shop.awaitPaidAndInvoiced(orderId);
        awaitDeadLetters(AUTHORIZE, 2);
        assertThat(operate("dlq"))
                .contains(AUTHORIZE + "-dlq: 2 messages", "UnreadableMessage", ", 2 attempts, last at ")
                .doesNotContain("ada@example.com", "Ada Muster");
        assertThat(operate("dlq", "show", "authorizePayment")).contains("UnreadableMessage", "2 attempts")
                .doesNotContain("ada@example.com", "Ada Muster");
    }

    @Test
    void bringsBackWhatCanBeHandledByNow() {
        var orders = Stream.generate(() -> shop.place(Order.paidWith("tok_3ds"))).limit(3).toList();
        orders.forEach(order -> shop.awaitPayment(order, "ACTION_REQUIRED"));
        cloud.setReceives(FULFIL + "-inbox", 1);
        orders.forEach(shop::fulfil);
        awaitDeadLetters(FULFIL, 3);
        var commands = cloud.peek(FULFIL + "-dlq");
        assertThat(operate("dlq")).contains(FULFIL + "-dlq: 3 messages",
                "3 x NotFulfillable: order … is pending, and only a paid one can be fulfilled");
        orders.forEach(order -> cloud.provider.happens(order, "authenticate"));
        orders.forEach(shop::awaitPaidAndInvoiced);
        cloud.setReceives(FULFIL + "-inbox", RECEIVES);

        assertThat(operate("redrive", "fulfilOrder", "--dry-run")).contains("Nothing has been changed.");
        assertThat(deadLetters(FULFIL)).isEqualTo(3);
        assertThat(operate("redrive", "fulfilOrder")).contains("COMPLETED, 3 of 3 messages moved");

        orders.forEach(order -> shop.awaitStatus(order, "FULFILLED"));
        assertThat(operate("redrive", "fulfilOrder")).contains("is empty: there is nothing to redrive");
        assertThat(operate("operations")).contains("redrive " + FULFIL + "-dlq: 3 messages");
        assertThatWhatHasBeenHandledChangesNothing(orders, commands);
    }

    private void assertThatWhatHasBeenHandledChangesNothing(List<String> orders, List<String> commands) {
        cloud.awaitIdleQueues();
        var logs = orders.stream().map(order -> cloud.stream("order", order)).toList();
        commands.forEach(command -> cloud.send(FULFIL + "-dlq", command));

        assertThat(operate("redrive", "fulfilOrder")).contains("COMPLETED, %d of %<d messages moved"
                .formatted(commands.size()));

        cloud.awaitIdleQueues();
        assertThat(orders.stream().map(order -> cloud.stream("order", order)).toList()).isEqualTo(logs);
        assertThat(deadLetters(FULFIL)).isZero();
    }

    @Test
    void saysWhichQueuesThereAre() {
        assertThatThrownBy(() -> operate("redrive", "nobody"))
                .hasMessageContaining("There is no dead-letter queue nobody.");
        assertThatThrownBy(() -> operate("redrive", "order-transport-dlq")).hasMessageContaining("./gatehouse replay");
    }

    private void awaitDeadLetters(String function, int number) {
        await().atMost(Duration.ofMinutes(3)).untilAsserted(() -> assertThat(deadLetters(function)).isEqualTo(number));
    }

    private int deadLetters(String function) {
        return cloud.queueSizes().getOrDefault(function + "-dlq", 0);
    }

    private String operate(String... command) {
        return RunningSystem.launcher(Stream.concat(Stream.of(command),
                Stream.of("--endpoint", system.endpoint().toString())).toArray(String[]::new));
    }
}
