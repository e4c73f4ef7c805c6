package dev.gatehouse.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** An order can be undone until its goods have left, whatever its payment is doing at that moment. */
@Isolated
class CancellationIT {
    private static final int RACES = Integer.getInteger("gatehouse.races", 20);
    private final RunningSystem system = RunningSystem.shared();
    private final Shop shop = new Shop(system);
    private final Cloud cloud = new Cloud(system);

    @Test
    void givesBackWhatWasTaken() {
        var orderId = shop.place(Order.paidWith("tok_ok"));
        shop.awaitPaidAndInvoiced(orderId);

        shop.cancel(orderId);

        var view = shop.awaitOrder(orderId, order -> order.path("status").asString("").equals("CANCELLED")
                && order.at("/payment/status").asString("").equals("REFUNDED"));
        assertThat(view.at("/payment/refunded/amount").asLong()).isEqualTo(8384);
        assertThat(cloud.types("order", orderId)).containsExactly("OrderPlaced", "OrderConfirmed", "OrderPaid",
                "OrderCancellationRequested", "OrderCancelled");
        assertThat(cloud.types("payment", orderId))
                .containsExactly("PaymentAuthorized", "PaymentCaptured", "PaymentRefunded");
        shop.awaitEvents(orderId, "CreditNoteIssued", 1);
        assertThat(shop.order(orderId).body().path("invoices")).extracting(note -> note.path("credits").asString(""))
                .contains("", view.at("/invoices/0/number").asString());
    }

    @Test
    void stopsWaitingForATransfer() {
        var orderId = shop.place(Order.paidLater("BANK_TRANSFER"));
        shop.awaitPayment(orderId, "PENDING");

        shop.cancel(orderId);

        shop.awaitOrder(orderId, order -> order.path("status").asString("").equals("CANCELLED")
                && order.at("/payment/status").asString("").equals("VOIDED"));
        assertThat(cloud.types("payment", orderId)).containsExactly("PaymentPending", "PaymentVoided");
        assertThat(cloud.types("invoice", orderId)).doesNotContain("InvoiceIssued");
    }

    @Test
    void cancelsOnceHoweverOftenItIsAskedTo() {
        var orderId = shop.place(Order.paidWith("tok_ok"));
        IntStream.range(0, 5).forEach(_ -> shop.cancel(orderId));

        shop.awaitStatus(orderId, "CANCELLED");
        cloud.awaitIdleQueues();

        assertThat(cloud.types("order", orderId)).containsOnlyOnce("OrderCancellationRequested", "OrderCancelled");
    }

    @Test
    void leavesAFulfilledOrderAlone() {
        var orderId = shop.place(Order.paidWith("tok_ok"));
        shop.awaitPaidAndInvoiced(orderId);
        shop.fulfil(orderId);
        shop.awaitStatus(orderId, "FULFILLED");

        shop.cancel(orderId);
        cloud.awaitIdleQueues();

        assertThat(cloud.types("order", orderId)).last().isEqualTo("OrderFulfilled");
    }

    @Test
    void racesTheCaptureToOneEnd() {
        var random = new Random(7);
        var orders = IntStream.range(0, RACES).mapToObj(_ -> {
            var orderId = shop.place(Order.paidWith("tok_ok"));
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(250)));
            shop.cancel(orderId);
            return orderId;
        }).toList();

        orders.forEach(orderId -> shop.awaitStatus(orderId, "CANCELLED"));
        cloud.awaitIdleQueues();

        assertThat(orders).allSatisfy(orderId -> {
            var payment = cloud.types("payment", orderId);
            // A cancellation that overtakes its payment is answered before the hold is there, and once more when it is called off.
            assertThat(payment.stream().filter(List.of("PaymentVoided", "PaymentRefunded")::contains).distinct())
                    .hasSize(1);
            assertThat(payment.contains("PaymentRefunded")).isEqualTo(payment.contains("PaymentCaptured"));
            var invoice = cloud.types("invoice", orderId);
            assertThat(invoice.contains("InvoiceIssued")).isEqualTo(payment.contains("PaymentCaptured"));
            assertThat(invoice.contains("CreditNoteIssued")).isEqualTo(payment.contains("PaymentRefunded"));
        });
    }

    @Test
    void refusesAnotherOrderUnderTheSameKeyAndSaysSo() {
        var key = UUID.randomUUID().toString();
        shop.place(key, Order.paidWith("tok_ok"));
        shop.awaitPaidAndInvoiced(key);

        shop.place(key, Order.paidWith("tok_declined"));
        shop.place(key, Order.paidWith("tok_ok"));

        shop.awaitEvents(key, "DuplicateKeyConflict", 1);
        cloud.awaitIdleQueues();
        assertThat(cloud.types("order", key)).containsOnlyOnce("OrderPlaced", "DuplicateKeyConflict");
        assertThat(shop.order(key).body().path("status").asString()).isEqualTo("PAID");
    }
}
