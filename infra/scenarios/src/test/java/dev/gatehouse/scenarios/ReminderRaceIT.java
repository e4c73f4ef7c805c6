package dev.gatehouse.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Money arrives while it is being asked for: a race that other load would decide. */
@Isolated
@Tag("any-hosting")
class ReminderRaceIT {
    private static final int RACES = Integer.getInteger("gatehouse.races", 20);
    private final RunningSystem system = RunningSystem.shared();
    private final Shop shop = new Shop(system);
    private final Cloud cloud = new Cloud(system);

    @Test
    void paysOrdersWhoseTransfersArriveWhileTheyAreRemindedOf() throws Exception {
        assumeTrue(system.isImpatient(), "reminders are days apart elsewhere");
        var random = new Random(11);
        var orders = new ArrayList<String>();
        // More at once could keep a slow machine busy for longer than transfers are waited for.
        try (var threads = Executors.newFixedThreadPool(6)) {
            var funded = Stream.generate(() -> random.nextInt(-300, 700)).limit(RACES)
                    .map(millis -> threads.submit(() -> fundAfter(RunningSystem.REMINDER_SECONDS * 1000 + millis)))
                    .toList();
            for (var order : funded) {
                orders.add(order.get());
            }
        }

        orders.forEach(shop::awaitPaidAndInvoiced);
        cloud.awaitNoSettlement(orders);
        cloud.awaitIdleQueues();

        assertThat(orders).allSatisfy(orderId -> {
            assertThat(cloud.types("payment", orderId)).containsExactly("PaymentPending", "PaymentCaptured");
            assertThat(cloud.types("order", orderId)).containsOnlyOnce("OrderPlaced", "OrderPaid")
                    .doesNotContain("OrderRejected");
            assertThat(cloud.statesOfSettlement(orderId)).endsWith("Settled");
        });
    }

    /** Counted from when the payment began to wait. */
    private String fundAfter(int millis) {
        var orderId = shop.place(Order.paidLater("BANK_TRANSFER"));
        shop.awaitPayment(orderId, "PENDING");
        var pending = Instant.parse(cloud.stream("payment", orderId).getFirst().getOrDefault("occurredAt", ""));
        LockSupport.parkNanos(Duration.between(Instant.now(), pending.plusMillis(millis)).toNanos());
        cloud.provider.happens(orderId, "fund");
        return orderId;
    }
}
