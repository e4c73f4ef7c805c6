package dev.gatehouse.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.api.io.TempDir;

/** What is under way goes on when the system starts again with its data, whether it was stopped or killed. */
@Isolated
@Tag("any-hosting")
class RestartIT {
    private final RunningSystem system = RunningSystem.onFreePorts();
    private final Shop shop = new Shop(system);
    private final Cloud cloud = new Cloud(system);
    @TempDir
    private Path data = Path.of("");

    /** Two that wait for somebody, and one that somebody will want something of. */
    private record Orders(String transfer, String asked, String paid) {}

    @BeforeEach
    void ownSystem() {
        assumeTrue(system.isImpatient(), "another system is not to be stopped");
    }

    @AfterEach
    void stop() {
        system.down();
    }

    @Test
    void goesOnAfterTheSystemWasStoppedOrKilled() {
        // What is kept is the same in each hosting, and this one starts fastest.
        up(Hosting.EMBEDDED, 3600);
        var beforeStop = place();
        var beforeBoth = place();
        system.down();

        // Waits go on as they were begun: in an hour nobody is reminded of those, however slow this machine is.
        up(Hosting.current(), 2);
        finish(beforeStop);
        bringMessagesBackSoon();
        var late = shop.place(Order.paidLater("BANK_TRANSFER"));
        shop.awaitPayment(late, "PENDING");
        system.kill();

        up(Hosting.current(), 2);
        finish(beforeBoth);
        expire(late);

        cloud.awaitIdleQueues();
        List.of(beforeStop, beforeBoth).forEach(this::assertNothingHappenedTwice);
        var effects = cloud.provider.stats().path("effects");
        assertThat(effects.path("authorizations").asInt()).isEqualTo(2);
        assertThat(effects.path("captures").asInt()).isEqualTo(4);
        assertThat(effects.path("refunds").asInt()).isEqualTo(2);
    }

    private void up(Hosting hosting, int reminderSeconds) {
        system.up(hosting, "--data", data.toString(), "--parameter", "ReminderSeconds=" + reminderSeconds,
                "--parameter",
                "Reminders=2");
    }

    /** Those that are being handled when the system is killed. */
    private void bringMessagesBackSoon() {
        cloud.queueSizes().keySet().stream().filter(queue -> queue.endsWith("-inbox"))
                .forEach(inbox -> cloud.setVisibilityTimeout(inbox, 5));
    }

    private Orders place() {
        var orders = new Orders(shop.place(Order.paidLater("BANK_TRANSFER")), shop.place(Order.paidWith("tok_3ds")),
                shop.place(Order.paidWith("tok_ok")));
        shop.awaitPayment(orders.transfer(), "PENDING");
        shop.awaitPayment(orders.asked(), "ACTION_REQUIRED");
        shop.awaitPaidAndInvoiced(orders.paid());
        return orders;
    }

    private void finish(Orders orders) {
        cloud.provider.happens(orders.transfer(), "fund");
        cloud.provider.happens(orders.asked(), "authenticate");
        shop.refund(orders.paid(), 8384);

        shop.awaitPaidAndInvoiced(orders.transfer());
        shop.awaitPaidAndInvoiced(orders.asked());
        shop.awaitPayment(orders.paid(), "REFUNDED");
        shop.awaitEvents(orders.paid(), "CreditNoteIssued", 1);
    }

    private void expire(String orderId) {
        assertThat(shop.awaitStatus(orderId, "REJECTED").path("reason").asString()).isEqualTo("PAYMENT_EXPIRED");
        assertThat(Collections.frequency(cloud.statesOfSettlement(orderId), "Remind")).isEqualTo(2);
        assertThat(cloud.types("payment", orderId)).containsExactly("PaymentPending", "PaymentExpired");
        assertThat(cloud.types("order", orderId)).containsExactly("OrderPlaced", "OrderRejected");
    }

    private void assertNothingHappenedTwice(Orders orders) {
        assertThat(cloud.types("payment", orders.transfer())).containsExactly("PaymentPending", "PaymentCaptured");
        assertThat(cloud.types("order", orders.transfer())).containsExactly("OrderPlaced", "OrderPaid");
        assertThat(cloud.types("payment", orders.asked()))
                .containsExactly("PaymentActionRequired", "PaymentAuthorized", "PaymentCaptured");
        assertThat(cloud.types("payment", orders.paid()))
                .containsExactly("PaymentAuthorized", "PaymentCaptured", "PaymentRefunded");
        for (var cardOrder : List.of(orders.asked(), orders.paid())) {
            assertThat(cloud.types("order", cardOrder)).containsExactly("OrderPlaced", "OrderConfirmed", "OrderPaid");
        }
        for (var order : List.of(orders.transfer(), orders.asked(), orders.paid())) {
            assertThat(cloud.types("invoice", order)).containsOnlyOnce("InvoiceIssued");
        }
        assertThat(cloud.types("invoice", orders.paid())).containsOnlyOnce("CreditNoteIssued");
    }
}
