package dev.gatehouse.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** The payment provider is out of order for a while: it is left alone, what comes is stored, and nothing is lost. */
@Isolated
class OutageIT {
    private static final int SECONDS = Integer.getInteger("gatehouse.outage", 10);
    /** Of all instances together. */
    private static final int THRESHOLD = 5;
    /** Calls that had begun when the last one of these failed. */
    private static final int UNDER_WAY = 12;
    private final RunningSystem system = RunningSystem.shared();
    private final Shop shop = new Shop(system);
    private final Cloud cloud = new Cloud(system);

    @AfterEach
    void end() {
        cloud.provider.isOut(false);
    }

    @Test
    void storesWhatComesAndReplaysItWhenTheProviderIsBack() {
        var known = shop.place(Order.paidWith("tok_ok"));
        shop.awaitPaidAndInvoiced(known);
        var refusedBefore = cloud.provider.stats().path("refusedInOutage").asLong();
        var suspensionsBefore = suspensions();

        cloud.provider.isOut(true);
        var begin = Instant.now();
        var orders = new ArrayList<String>();
        do {
            orders.add(shop.place(Order.paidWith("tok_ok")));
            orders.add(shop.place(Order.paidLater("BANK_TRANSFER")));
            var last = shop.place(Order.paidWith("tok_declined"));
            orders.add(last);
            shop.awaitStatus(last, "PENDING");
        } while (Instant.now().isBefore(begin.plusSeconds(SECONDS)));
        shop.cancel(known);
        assertThat(suspensions()).hasSize(suspensionsBefore.size() + 1).last().isEqualTo("ProviderSuspended");
        cloud.provider.isOut(false);

        shop.awaitStatus(known, "CANCELLED");
        for (var i = 0; i < orders.size(); i += 3) {
            shop.awaitPaidAndInvoiced(orders.get(i));
            shop.awaitEvents(orders.get(i + 1), "PaymentPending", 1);
            shop.awaitStatus(orders.get(i + 2), "REJECTED");
        }
        var refused = cloud.provider.stats().path("refusedInOutage").asLong() - refusedBefore;
        var probes = SECONDS / RunningSystem.PROBE_SECONDS + 1;
        System.out.printf("Outage of %d s: %d orders, the provider was asked %d times in vain (%d probes at most)%n",
                SECONDS, orders.size(), refused, probes);
        assertThat(refused).isBetween((long) THRESHOLD, (long) THRESHOLD + UNDER_WAY + probes);
        assertThat(suspensions()).last().isEqualTo("ProviderResumed");
        assertThat(cloud.queueSizes()).allSatisfy((queue, messages) -> {
            if (queue.endsWith("-dlq")) {
                assertThat(messages).as(queue).isZero();
            }
        });
        orders.forEach(shop::cancel);
    }

    private List<String> suspensions() {
        return cloud.typesOfStream("payment", "provider/payment-provider");
    }
}
