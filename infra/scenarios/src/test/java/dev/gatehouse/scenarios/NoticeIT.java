package dev.gatehouse.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Customers, and people who have to look at an order, are told of it: each of what matters, once. */
@Execution(ExecutionMode.CONCURRENT)
class NoticeIT {
    private static final RunningSystem SYSTEM = RunningSystem.shared();
    private static final Cloud CLOUD = new Cloud(SYSTEM);
    private static Mailbox customers;
    private final Shop shop = new Shop(SYSTEM);

    @BeforeAll
    static void subscribe() {
        customers = Mailbox.of(CLOUD, "order-customer-notices");
    }

    @AfterAll
    static void unsubscribe() {
        customers.close();
    }

    @Test
    void tellsTheCustomerOfAnOrderThatIsPaidAndDelivered() {
        var orderId = shop.place(Order.paidWith("tok_ok"));
        shop.awaitDocument(orderId);
        shop.fulfil(orderId);

        customers.awaits(orderId, "ORDER_RECEIVED", "ORDER_PAID", "DOCUMENT_READY", "ORDER_FULFILLED");
    }

    @Test
    void tellsTheCustomerWhyTheOrderIsRejected() {
        var orderId = shop.place(Order.paidWith("tok_declined"));

        customers.awaits(orderId, "ORDER_RECEIVED", "ORDER_REJECTED");
        assertThat(customers.notices(orderId)).anySatisfy(
                notice -> assertThat(notice.path("reference").asString("")).contains("declined"));
    }

    @Test
    void tellsTheCustomerOnceWhenEachMessageComesThreeTimes() {
        CLOUD.deliver(3, 200);
        try {
            var orderId = shop.place(Order.paidWith("tok_ok"));
            shop.awaitDocument(orderId);
            CLOUD.awaitIdleQueues();

            customers.awaits(orderId, "ORDER_RECEIVED", "ORDER_PAID", "DOCUMENT_READY");
        } finally {
            CLOUD.deliver(1, 0);
        }
    }

    @Test
    void asksSomebodyToLookAtAnOrderThatIsLate() {
        assumeTrue(SYSTEM.isImpatient(), "deadlines are weeks away elsewhere");
        var orderId = shop.place(Order.paidWith("tok_3ds"));

        customers.awaits(orderId, "ORDER_RECEIVED", "CONFIRMATION_REQUIRED", "ORDER_DELAYED");
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(CLOUD.peek("order-attention"))
                .anySatisfy(event -> assertThat(event).contains("OrderOverdue", orderId)));
    }
}
