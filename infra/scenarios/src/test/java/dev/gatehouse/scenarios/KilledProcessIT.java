package dev.gatehouse.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** A process that dies in the middle of its work leaves nothing lost and nothing done twice. */
@Isolated
class KilledProcessIT {
    private static final String INBOX = "payment-authorizePayment-inbox";
    private final RunningSystem system = RunningSystem.shared();
    private final Shop shop = new Shop(system);
    private final Cloud cloud = new Cloud(system);
    private int visibility;

    @BeforeEach
    void bringMessagesBackSoon() {
        assumeFalse(Hosting.current() == Hosting.EMBEDDED, "all services are one process, with the local cloud");
        visibility = cloud.visibilityTimeout(INBOX);
        cloud.setVisibilityTimeout(INBOX, 8);
    }

    @AfterEach
    void bringMessagesBackAsBefore() {
        if (visibility > 0) {
            cloud.setVisibilityTimeout(INBOX, visibility);
        }
    }

    @Test
    void bringsTheMessagesOfAKilledProcessBack() {
        var before = effect("authorizations");
        var requests = requests();
        var orders = Stream.generate(() -> shop.place(Order.paidWith("tok_slow"))).limit(3).toList();
        await().atMost(Duration.ofSeconds(30)).until(() -> requests() > requests);

        var killed = system.process(Hosting.current() == Hosting.LAMBDA
                ? "payment-authorizePayment"
                : "payment-service");
        killed.destroyForcibly();

        await().until(() -> !killed.isAlive());
        orders.forEach(shop::awaitPaidAndInvoiced);
        cloud.awaitIdleQueues();
        assertThat(effect("authorizations")).isEqualTo(before + orders.size());
        assertThat(orders).allSatisfy(order -> assertThat(cloud.types("payment", order))
                .containsExactly("PaymentAuthorized", "PaymentCaptured"));
    }

    private long effect(String name) {
        return cloud.provider.stats().at("/effects/" + name).asLong();
    }

    /** With the slow card, answered or not. */
    private long requests() {
        return cloud.provider.stats().path("calls").valueStream()
                .mapToLong(byCard -> byCard.path("tok_slow").asLong(0))
                .sum();
    }
}
