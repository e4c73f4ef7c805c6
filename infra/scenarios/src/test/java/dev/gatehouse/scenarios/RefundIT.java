package dev.gatehouse.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Money is given back in parts, but never more than was taken. */
@Isolated
class RefundIT {
    private final RunningSystem system = RunningSystem.shared();
    private final Shop shop = new Shop(system);
    private final Cloud cloud = new Cloud(system);

    @Test
    void refundsInPartsUntilNothingIsLeft() {
        var orderId = shop.place(Order.paidWith("tok_ok"));
        shop.awaitPaidAndInvoiced(orderId);

        shop.refund(orderId, 2000);
        var part = shop.awaitPayment(orderId, "PARTIALLY_REFUNDED");
        assertThat(part.at("/payment/refunded/amount").asLong()).isEqualTo(2000);

        shop.refund(orderId, 6384);
        var all = shop.awaitPayment(orderId, "REFUNDED");
        assertThat(all.at("/payment/refunded/amount").asLong()).isEqualTo(8384);
        assertThat(all.path("status").asString()).isEqualTo("PAID");

        shop.refund(orderId, 1);
        shop.awaitEvents(orderId, "PaymentRefundFailed", 1);
        shop.awaitEvents(orderId, "CreditNoteIssued", 2);
        assertThat(cloud.types("payment", orderId)).containsExactly("PaymentAuthorized", "PaymentCaptured",
                "PaymentRefunded", "PaymentRefunded", "PaymentRefundFailed");
        assertThat(credited(orderId)).isEqualTo(8384);
        assertThat(shop.get("/v1/payments/" + orderId).body().path("status").asString()).isEqualTo("REFUNDED");
    }

    /** In all credit notes of an order. */
    private long credited(String orderId) {
        return shop.order(orderId).body().path("invoices").valueStream()
                .filter(note -> note.has("credits") && !note.path("credits").isNull())
                .mapToLong(note -> note.at("/total/amount").asLong())
                .sum();
    }

    @Test
    void refusesBeforeAnythingIsStoredWhatIsNoRefund() {
        var path = "/v1/payments/0198c0de-0000-7000-8000-000000000001/refunds";
        var money = "{\"amount\": 1, \"currency\": \"EUR\"}";

        assertThat(shop.command(path, "{\"amount\": %s}".formatted(money)).status()).isEqualTo(400);
        assertThat(shop.command(path, "{\"amount\": 1, \"lines\": []}").status()).isEqualTo(400);
        assertThat(shop.command(path, "{\"amount\": %s, \"lines\": [], \"to\": \"me\"}".formatted(money)).status())
                .isEqualTo(400);
        assertThat(shop.command("/v1/payments/none/refunds",
                "{\"amount\": %s, \"lines\": []}".formatted(money)).status()).isEqualTo(404);
        assertThat(shop.get("/v1/payments/0198c0de-0000-7000-8000-00000000000f").status()).isEqualTo(404);
    }
}
