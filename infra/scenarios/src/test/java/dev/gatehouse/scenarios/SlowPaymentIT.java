package dev.gatehouse.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Payments that take longer than a moment: transfers, cash, cheques, and cards whose holders are asked first. */
@Isolated
class SlowPaymentIT {
    private final RunningSystem system = RunningSystem.shared();
    private final Shop shop = new Shop(system);
    private final Cloud cloud = new Cloud(system);

    @Test
    void paysTheOrderWhenTheTransferArrives() {
        var orderId = shop.place(Order.paidLater("BANK_TRANSFER"));
        var pending = shop.awaitPayment(orderId, "PENDING");
        assertThat(pending.at("/payment/reference").asString()).isNotBlank();

        cloud.provider.happens(orderId, "fund");

        shop.awaitPaidAndInvoiced(orderId);
        assertThat(cloud.types("payment", orderId)).containsExactly("PaymentPending", "PaymentCaptured");
        assertThat(cloud.types("order", orderId)).containsExactly("OrderPlaced", "OrderPaid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"CASH_ON_DELIVERY", "CHEQUE"})
    void paysTheOrderWhenSomebodyHasCounted(String method) {
        var orderId = shop.place(Order.paidLater(method));
        shop.awaitPayment(orderId, "PENDING");

        shop.confirmByHand(orderId, 8384);

        shop.awaitPaidAndInvoiced(orderId);
        assertThat(shop.get("/v1/payments/" + orderId).body().path("method").asString()).isEqualTo(method);
    }

    @Test
    void givesUpAfterTheLastReminderAndGivesLateMoneyBack() {
        assumeTrue(system.isImpatient(), "reminders are days apart elsewhere");
        var orderId = UUID.randomUUID().toString();
        try (var reminders = Mailbox.of(cloud, "payment-reminders")) {
            shop.place(orderId, Order.paidLater("BANK_TRANSFER"));

            assertThat(shop.awaitStatus(orderId, "REJECTED").path("reason").asString()).isEqualTo("PAYMENT_EXPIRED");
            assertThat(reminders.await(orderId, 2)).extracting(it -> it.path("remindersLeft").asInt())
                    .containsExactly(1, 0);
        }
        assertThat(cloud.types("payment", orderId)).containsExactly("PaymentPending", "PaymentExpired");

        cloud.provider.happens(orderId, "fund");

        shop.awaitPayment(orderId, "REFUNDED");
        assertThat(cloud.types("payment", orderId))
                .containsExactly("PaymentPending", "PaymentExpired", "PaymentCaptured", "PaymentRefunded");
        assertThat(shop.order(orderId).body().path("status").asString()).isEqualTo("REJECTED");
    }

    @Test
    void paysTheOrderWhenTheTransferArrivesAfterAReminder() {
        assumeTrue(system.isImpatient(), "reminders are days apart elsewhere");
        var orderId = UUID.randomUUID().toString();
        try (var reminders = Mailbox.of(cloud, "payment-reminders")) {
            shop.place(orderId, Order.paidLater("BANK_TRANSFER"));
            assertThat(reminders.await(orderId, 1)).first()
                    .satisfies(it -> assertThat(it.path("remindersLeft").asInt()).isEqualTo(1));

            cloud.provider.happens(orderId, "fund");

            shop.awaitPaidAndInvoiced(orderId);
        }
        cloud.awaitNoSettlement(List.of(orderId));
        assertThat(cloud.types("payment", orderId)).containsExactly("PaymentPending", "PaymentCaptured");
    }

    @Test
    void waitsForTheCardholdersConfirmation() {
        var orderId = shop.place(Order.paidWith("tok_3ds"));
        var view = shop.awaitPayment(orderId, "ACTION_REQUIRED");
        assertThat(view.at("/payment/actionUrl").asString()).startsWith("https://");

        cloud.provider.happens(orderId, "authenticate");

        shop.awaitPaidAndInvoiced(orderId);
        assertThat(cloud.types("payment", orderId))
                .containsExactly("PaymentActionRequired", "PaymentAuthorized", "PaymentCaptured");
    }

    @Test
    void showsAChargeback() {
        var orderId = shop.place(Order.paidWith("tok_ok"));
        shop.awaitPaidAndInvoiced(orderId);

        cloud.provider.happens(orderId, "dispute");

        assertThat(shop.awaitPayment(orderId, "CHARGED_BACK").at("/payment/reason").asString())
                .isEqualTo("fraudulent");
    }
}
