package dev.gatehouse.order.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.gatehouse.contracts.CustomerId;
import dev.gatehouse.contracts.Money;
import dev.gatehouse.contracts.OrderId;
import dev.gatehouse.contracts.PaymentId;
import dev.gatehouse.contracts.PaymentMethod;
import dev.gatehouse.contracts.order.CancelOrder;
import dev.gatehouse.contracts.order.CheckDeadline;
import dev.gatehouse.contracts.order.FulfilOrder;
import dev.gatehouse.contracts.order.OrderCancellationRequested;
import dev.gatehouse.contracts.order.OrderCancelled;
import dev.gatehouse.contracts.order.OrderConfirmed;
import dev.gatehouse.contracts.order.OrderFulfilled;
import dev.gatehouse.contracts.order.OrderPaid;
import dev.gatehouse.contracts.order.OrderRejected;
import dev.gatehouse.contracts.payment.PaymentAuthorized;
import dev.gatehouse.contracts.payment.PaymentCaptureFailed;
import dev.gatehouse.contracts.payment.PaymentCaptured;
import dev.gatehouse.contracts.payment.PaymentDeclined;
import dev.gatehouse.contracts.payment.PaymentExpired;
import dev.gatehouse.contracts.payment.PaymentRefunded;
import dev.gatehouse.contracts.payment.PaymentVoided;
import dev.gatehouse.decision.Decision;
import dev.gatehouse.order.domain.Order.Cancelled;
import dev.gatehouse.order.domain.Order.Cancelling;
import dev.gatehouse.order.domain.Order.Confirmed;
import dev.gatehouse.order.domain.Order.Fulfilled;
import dev.gatehouse.order.domain.Order.New;
import dev.gatehouse.order.domain.Order.Paid;
import dev.gatehouse.order.domain.Order.Pending;
import dev.gatehouse.order.domain.Order.Refused;
import dev.gatehouse.order.domain.Order.Rejected;
import dev.gatehouse.order.domain.Order.Terms;
import java.util.List;
import java.util.Locale;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class OrderTest {
    private static final OrderId ID = new OrderId("0198c0de-0000-7000-8000-000000000001");
    private static final PaymentId PAYMENT = PaymentId.of(ID);
    private static final CustomerId CUSTOMER = new CustomerId("C-1001");
    private static final Money TOTAL = new Money(8384, "EUR");
    private static final Terms TERMS = new Terms(ID, CUSTOMER, TOTAL, "first");
    private static final New NEW = new New(ID);
    private static final Refused REFUSED = new Refused(ID, "first");
    private static final Pending PENDING = new Pending(TERMS);
    private static final Confirmed CONFIRMED = new Confirmed(TERMS);
    private static final Paid PAID = new Paid(TERMS);
    private static final Fulfilled FULFILLED = new Fulfilled(TERMS);
    private static final Cancelling CANCELLING = new Cancelling(TERMS);
    private static final Cancelled CANCELLED = new Cancelled(TERMS);
    private static final Rejected REJECTED = new Rejected(TERMS);
    private static final PaymentAuthorized AUTHORIZED = new PaymentAuthorized(PAYMENT, ID, TOTAL);
    private static final PaymentCaptured CAPTURED = new PaymentCaptured(PAYMENT, ID, TOTAL, PaymentMethod.CARD);
    private static final PaymentDeclined DECLINED = new PaymentDeclined(PAYMENT, ID, "insufficient_funds");
    private static final PaymentVoided VOIDED = new PaymentVoided(PAYMENT, ID, TOTAL);
    private static final PaymentRefunded REFUNDED = new PaymentRefunded(PAYMENT, ID, "r", TOTAL, List.of(), TOTAL);
    private static final CancelOrder CANCEL = new CancelOrder(ID);
    private static final FulfilOrder FULFIL = new FulfilOrder(ID);
    private static final CheckDeadline DEADLINE = new CheckDeadline(ID);

    @Test
    void confirmsPendingOrderWhenPaymentIsAuthorized() {
        assertThat(PENDING.confirm(AUTHORIZED))
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
        assertThat(CONFIRMED.pay(CAPTURED))
                .isEqualTo(Decision.of(PAID, new OrderPaid(ID, TOTAL)));
    }

    @Test
    void paysPendingOrderWhenItsPaymentIsSettledInOneStep() {
        assertThat(PENDING.pay(CAPTURED))
                .isEqualTo(Decision.of(PAID, new OrderPaid(ID, TOTAL)));
    }

    @Test
    void rejectsPendingOrderWithTheProvidersReasonWhenPaymentIsDeclined() {
        assertThat(PENDING.reject(DECLINED))
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
    void rejectsAnOrderWhoseMoneyDoesNotCome() {
        var rejected = Decision.of(REJECTED, new OrderRejected(
                ID, CUSTOMER, "PAYMENT_EXPIRED", "The payment did not come in time."));

        assertThat(PENDING.reject(new PaymentExpired(PAYMENT, ID, TOTAL))).isEqualTo(rejected);
        assertThat(CONFIRMED.reject(new PaymentExpired(PAYMENT, ID, TOTAL))).isEqualTo(rejected);
    }

    @Test
    void cancelsUntilTheGoodsHaveLeft() {
        Decision<Order> cancelling = Decision.of(CANCELLING,
                new OrderCancellationRequested(ID, CUSTOMER, TOTAL, "REQUESTED_BY_CUSTOMER"));

        assertThat(List.of(PENDING.cancel(CANCEL), CONFIRMED.cancel(CANCEL), PAID.cancel(CANCEL)))
                .containsOnly(cancelling);
        assertThat(List.of(FULFILLED.cancel(CANCEL), CANCELLING.cancel(CANCEL), CANCELLED.cancel(CANCEL),
                REJECTED.cancel(CANCEL), REFUSED.cancel(CANCEL))).containsOnly(Decision.nothing());
    }

    @Test
    void closesACancellationWhenThePaymentIsVoidedOrFullyRefunded() {
        var closed = Decision.of(CANCELLED, new OrderCancelled(ID, CUSTOMER));
        var part = new PaymentRefunded(PAYMENT, ID, "r", new Money(1, "EUR"), List.of(), new Money(1, "EUR"));

        assertThat(CANCELLING.close(VOIDED)).isEqualTo(closed);
        assertThat(CANCELLING.close(REFUNDED)).isEqualTo(closed);
        assertThat(CANCELLING.close(part)).isEqualTo(Decision.nothing());
        assertThat(List.of(PAID.close(REFUNDED), FULFILLED.close(REFUNDED), CANCELLED.close(VOIDED),
                REJECTED.close(VOIDED))).containsOnly(Decision.nothing());
    }

    @Test
    void fulfilsPaidOrdersOnly() {
        assertThat(PAID.fulfil(FULFIL)).isEqualTo(Decision.of(FULFILLED, new OrderFulfilled(ID, CUSTOMER)));
        assertThat(FULFILLED.fulfil(FULFIL)).isEqualTo(Decision.nothing());
        assertThat(List.of(REFUSED, PENDING, CONFIRMED, CANCELLING, CANCELLED, REJECTED))
                .allSatisfy(order -> assertThatExceptionOfType(NotFulfillable.class)
                        .isThrownBy(() -> order.fulfil(FULFIL))
                        .withMessageContaining(order.getClass().getSimpleName().toLowerCase(Locale.ROOT)));
    }

    @Test
    void flagsWhatHasNotEndedInTime() {
        assertThat(PENDING.flag(DEADLINE)).isEqualTo(Decision.of(PENDING, new OrderOverdue(ID)));
        assertThat(CONFIRMED.flag(DEADLINE)).isEqualTo(Decision.of(CONFIRMED, new OrderOverdue(ID)));
        assertThat(CANCELLING.flag(DEADLINE)).isEqualTo(Decision.of(CANCELLING, new OrderOverdue(ID)));
        assertThat(List.of(PAID.flag(DEADLINE), FULFILLED.flag(DEADLINE), CANCELLED.flag(DEADLINE),
                REJECTED.flag(DEADLINE), REFUSED.flag(DEADLINE))).containsOnly(Decision.nothing());
    }

    @Test
    void ignoresWhatComesLateOrTwice() {
        var decisions = List.of(
                CONFIRMED.confirm(AUTHORIZED), PAID.confirm(AUTHORIZED), REJECTED.confirm(AUTHORIZED),
                CANCELLING.confirm(AUTHORIZED), CANCELLED.confirm(AUTHORIZED), FULFILLED.confirm(AUTHORIZED),
                PAID.pay(CAPTURED), REJECTED.pay(CAPTURED), CANCELLING.pay(CAPTURED), CANCELLED.pay(CAPTURED),
                FULFILLED.pay(CAPTURED),
                PAID.reject(DECLINED), REJECTED.reject(DECLINED), CANCELLING.reject(DECLINED),
                CANCELLED.reject(DECLINED), FULFILLED.reject(DECLINED));

        assertThat(decisions).containsOnly(Decision.nothing());
    }

    @Test
    void faultsWhenAMessageIsForAnOrderThatWasNeverPlaced() {
        assertThat(List.<ThrowingCallable>of(() -> NEW.confirm(AUTHORIZED), () -> NEW.pay(CAPTURED),
                () -> NEW.reject(DECLINED), () -> NEW.cancel(CANCEL), () -> NEW.close(VOIDED),
                () -> NEW.fulfil(FULFIL), () -> NEW.flag(DEADLINE)))
                .allSatisfy(message -> assertThatExceptionOfType(UnknownOrder.class).isThrownBy(message)
                        .withMessageContaining(ID.value()));
    }
}
