package dev.gatehouse.order.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.gatehouse.contracts.CustomerId;
import dev.gatehouse.contracts.Money;
import dev.gatehouse.contracts.OrderId;
import dev.gatehouse.contracts.PaymentId;
import dev.gatehouse.contracts.order.OrderConfirmed;
import dev.gatehouse.contracts.order.OrderPaid;
import dev.gatehouse.contracts.order.OrderRejected;
import dev.gatehouse.contracts.payment.PaymentAuthorized;
import dev.gatehouse.contracts.payment.PaymentCaptureFailed;
import dev.gatehouse.contracts.payment.PaymentCaptured;
import dev.gatehouse.contracts.payment.PaymentDeclined;
import dev.gatehouse.decision.Decision;
import dev.gatehouse.order.domain.Order.Confirmed;
import dev.gatehouse.order.domain.Order.New;
import dev.gatehouse.order.domain.Order.Paid;
import dev.gatehouse.order.domain.Order.Pending;
import dev.gatehouse.order.domain.Order.Rejected;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrderTest {
    private static final OrderId ID = new OrderId("0198c0de-0000-7000-8000-000000000001");
    private static final PaymentId PAYMENT = PaymentId.of(ID);
    private static final CustomerId CUSTOMER = new CustomerId("C-1001");
    private static final Money TOTAL = new Money(8384, "EUR");
    private static final Pending PENDING = new Pending(ID, CUSTOMER, TOTAL);
    private static final Confirmed CONFIRMED = new Confirmed(ID, CUSTOMER, TOTAL);
    private static final Paid PAID = new Paid(ID, CUSTOMER, TOTAL);
    private static final Rejected REJECTED = new Rejected(ID);

    @Test
    void confirmsPendingOrderWhenPaymentIsAuthorized() {
        assertThat(PENDING.confirm(new PaymentAuthorized(PAYMENT, ID, TOTAL)))
                .isEqualTo(Decision.of(CONFIRMED, new OrderConfirmed(ID, TOTAL)));
    }

    @Test
    void rejectsPendingOrderWhenAnotherAmountIsAuthorized() {
        assertThat(PENDING.confirm(new PaymentAuthorized(PAYMENT, ID, new Money(8383, "EUR"))))
                .isEqualTo(Decision.of(REJECTED, new OrderRejected(
                        ID, CUSTOMER, "AMOUNT_MISMATCH", "The authorised amount is not the order's total.")));
    }

    @Test
    void paysConfirmedOrderWhenPaymentIsCaptured() {
        assertThat(CONFIRMED.pay(new PaymentCaptured(PAYMENT, ID, TOTAL)))
                .isEqualTo(Decision.of(PAID, new OrderPaid(ID, TOTAL)));
    }

    @Test
    void paysPendingOrderWhenItsPaymentIsSettledInOneStep() {
        assertThat(PENDING.pay(new PaymentCaptured(PAYMENT, ID, TOTAL)))
                .isEqualTo(Decision.of(PAID, new OrderPaid(ID, TOTAL)));
    }

    @Test
    void rejectsPendingOrderWithTheProvidersReasonWhenPaymentIsDeclined() {
        assertThat(PENDING.reject(new PaymentDeclined(PAYMENT, ID, "insufficient_funds")))
                .isEqualTo(Decision.of(REJECTED, new OrderRejected(
                        ID, CUSTOMER, "PAYMENT_DECLINED", "The payment was declined: insufficient_funds.")));
    }

    @Test
    void rejectsConfirmedOrderWhenCaptureFails() {
        assertThat(CONFIRMED.reject(new PaymentCaptureFailed(PAYMENT, ID, "expired_card")))
                .isEqualTo(Decision.of(REJECTED, new OrderRejected(
                        ID, CUSTOMER, "CAPTURE_FAILED", "The payment could not be collected: expired_card.")));
    }

    @Test
    void ignoresWhatComesLateOrTwice() {
        var authorized = new PaymentAuthorized(PAYMENT, ID, TOTAL);
        var captured = new PaymentCaptured(PAYMENT, ID, TOTAL);
        var declined = new PaymentDeclined(PAYMENT, ID, "late");

        var decisions = List.of(
                CONFIRMED.confirm(authorized), PAID.confirm(authorized), REJECTED.confirm(authorized),
                PAID.pay(captured), REJECTED.pay(captured),
                CONFIRMED.reject(declined), PAID.reject(declined), REJECTED.reject(declined));

        assertThat(decisions).containsOnly(Decision.nothing());
    }

    @Test
    void faultsWhenAPaymentIsForAnOrderThatWasNeverPlaced() {
        assertThatExceptionOfType(UnknownOrder.class)
                .isThrownBy(() -> new New(ID).confirm(new PaymentAuthorized(PAYMENT, ID, TOTAL)))
                .withMessageContaining(ID.value());
    }
}
