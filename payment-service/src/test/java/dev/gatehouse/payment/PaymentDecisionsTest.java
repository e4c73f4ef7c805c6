package dev.gatehouse.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.gatehouse.contracts.CustomerId;
import dev.gatehouse.contracts.Envelope;
import dev.gatehouse.contracts.Metadata;
import dev.gatehouse.contracts.Money;
import dev.gatehouse.contracts.OrderId;
import dev.gatehouse.contracts.OrderLine;
import dev.gatehouse.contracts.PaymentChoice;
import dev.gatehouse.contracts.PaymentId;
import dev.gatehouse.contracts.PaymentMethod;
import dev.gatehouse.contracts.TaxRate;
import dev.gatehouse.contracts.Totals;
import dev.gatehouse.contracts.order.OrderCancellationRequested;
import dev.gatehouse.contracts.order.OrderConfirmed;
import dev.gatehouse.contracts.order.OrderRejected;
import dev.gatehouse.contracts.payment.ConfirmPayment;
import dev.gatehouse.contracts.payment.ExpirePayment;
import dev.gatehouse.contracts.payment.PaymentActionRequired;
import dev.gatehouse.contracts.payment.PaymentAuthorized;
import dev.gatehouse.contracts.payment.PaymentCaptureFailed;
import dev.gatehouse.contracts.payment.PaymentCaptured;
import dev.gatehouse.contracts.payment.PaymentChargedBack;
import dev.gatehouse.contracts.payment.PaymentDeclined;
import dev.gatehouse.contracts.payment.PaymentExpired;
import dev.gatehouse.contracts.payment.PaymentPending;
import dev.gatehouse.contracts.payment.PaymentRefundFailed;
import dev.gatehouse.contracts.payment.PaymentRefunded;
import dev.gatehouse.contracts.payment.PaymentVoided;
import dev.gatehouse.contracts.payment.RefundPayment;
import dev.gatehouse.contracts.payment.RefundedLine;
import dev.gatehouse.decision.Decision;
import dev.gatehouse.payment.domain.ConfirmationRefused;
import dev.gatehouse.payment.domain.PaymentProvider.Cancellation;
import dev.gatehouse.payment.domain.TooEarly;
import dev.gatehouse.payment.domain.OrderToPay;
import dev.gatehouse.payment.domain.OutcomeUnknown;
import dev.gatehouse.payment.domain.PartialSettlementNoted;
import dev.gatehouse.payment.domain.Payment;
import dev.gatehouse.payment.domain.Payment.Terms;
import dev.gatehouse.payment.domain.PaymentProvider.ProviderUnavailable;
import dev.gatehouse.payment.domain.ProviderNotice;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PaymentDecisionsTest {
    private static final OrderId ORDER = new OrderId("0198c0de-0000-7000-8000-000000000001");
    private static final PaymentId ID = PaymentId.of(ORDER);
    private static final Money TOTAL = new Money(119, "EUR");
    private static final Money NONE = Money.zero("EUR");
    private static final Terms CARD = new Terms(ID, ORDER, TOTAL, PaymentMethod.CARD, "pi_1");
    private static final Terms TRANSFER = new Terms(ID, ORDER, TOTAL, PaymentMethod.BANK_TRANSFER, "pi_1");
    private static final Terms CASH = new Terms(ID, ORDER, TOTAL, PaymentMethod.CASH_ON_DELIVERY, "");
    private static final Payment.New NEW = new Payment.New(ORDER);
    private static final Payment.Unknown UNKNOWN = new Payment.Unknown(ORDER);
    private static final Payment.Abandoned ABANDONED = new Payment.Abandoned(ORDER);
    private static final Payment.Declined DECLINED = new Payment.Declined(ORDER);
    private static final Payment.Authorized AUTHORIZED = new Payment.Authorized(CARD);
    private static final Payment.ActionRequired ACTION = new Payment.ActionRequired(CARD);
    private static final Payment.Pending AWAITED = new Payment.Pending(TRANSFER, NONE);
    private static final Payment.Pending UNCOUNTED = new Payment.Pending(CASH, NONE);
    private static final Payment.Captured CAPTURED = new Payment.Captured(CARD, NONE);
    private static final Payment.Voided VOIDED = new Payment.Voided(CARD);
    private static final Payment.Expired EXPIRED = new Payment.Expired(TRANSFER);

    private final ScriptedProvider provider = new ScriptedProvider();

    @Test
    void authorizesTheGrossTotalUnderTheMessagesId() {
        assertThat(new AuthorizePayment(provider).decide(NEW, placed(PaymentMethod.CARD)))
                .isEqualTo(Decision.of(AUTHORIZED, new PaymentAuthorized(ID, ORDER, TOTAL)));
        assertThat(provider.asked).containsExactly("authorize 119 under order/1");
    }

    @Test
    void declinesWithTheProvidersReason() {
        provider.declines("insufficient_funds");

        assertThat(new AuthorizePayment(provider).decide(NEW, placed(PaymentMethod.CARD)))
                .isEqualTo(Decision.of(DECLINED, new PaymentDeclined(ID, ORDER, "insufficient_funds")));
    }

    @Test
    void saysWhereTheCardholderConfirms() {
        provider.wantsConfirmation("https://bank.example/3ds");

        assertThat(new AuthorizePayment(provider).decide(NEW, placed(PaymentMethod.CARD)))
                .isEqualTo(Decision.of(ACTION,
                        new PaymentActionRequired(ID, ORDER, TOTAL, "https://bank.example/3ds")));
    }

    @Test
    void notesThatItDoesNotKnowAndAsksBeforeItTriesAgain() {
        provider.isSilent();
        var authorize = new AuthorizePayment(provider);

        var undecided = authorize.decide(NEW, placed(PaymentMethod.CARD));
        assertThat(undecided).isInstanceOfSatisfying(Decision.Undecided.class, open -> {
            assertThat(open.change()).isEqualTo(Decision.of(UNKNOWN, new OutcomeUnknown(ORDER)));
            assertThat(open.cause()).isInstanceOf(ProviderUnavailable.class);
        });
        assertThatExceptionOfType(ProviderUnavailable.class)
                .isThrownBy(() -> authorize.decide(UNKNOWN, placed(PaymentMethod.CARD)));

        provider.answersAgain();
        provider.asked.clear();
        assertThat(authorize.decide(UNKNOWN, placed(PaymentMethod.CARD)))
                .isEqualTo(Decision.of(AUTHORIZED, new PaymentAuthorized(ID, ORDER, TOTAL)));
        assertThat(provider.asked).containsExactly("find");
    }

    @Test
    void isDeclinedIfWhatWasHeldIsNoLonger() {
        provider.hasCalledOff();

        assertThat(new AuthorizePayment(provider).decide(UNKNOWN, placed(PaymentMethod.CARD)))
                .isEqualTo(Decision.of(DECLINED, new PaymentDeclined(ID, ORDER, "canceled")));
    }

    @Test
    void callsOffWhatWasGrantedAsTheOrderWasCancelled() {
        var authorize = new AuthorizePayment(provider);
        var voided = Decision.of(VOIDED, new PaymentVoided(ID, ORDER, TOTAL));

        assertThat(authorize.decide(ABANDONED, placed(PaymentMethod.CARD))).isEqualTo(voided);
        provider.wantsConfirmation("https://bank.example/3ds");
        assertThat(authorize.decide(ABANDONED, placed(PaymentMethod.CARD))).isEqualTo(voided);
        provider.hasCalledOff();
        assertThat(authorize.decide(ABANDONED, placed(PaymentMethod.CARD))).isEqualTo(voided);
        assertThat(provider.asked).hasSize(6).contains("find", "cancel pi_1 under order/1");

        provider.asked.clear();
        provider.declines("insufficient_funds");
        assertThat(authorize.decide(ABANDONED, placed(PaymentMethod.CARD))).isEqualTo(Decision.nothing());
        assertThat(authorize.decide(ABANDONED, placed(PaymentMethod.CHEQUE))).isEqualTo(Decision.nothing());
        assertThat(provider.asked).containsExactly("find");
    }

    @Test
    void looksOutForATransfer() {
        assertThat(new AuthorizePayment(provider).decide(NEW, placed(PaymentMethod.BANK_TRANSFER)))
                .isEqualTo(Decision.of(AWAITED,
                        new PaymentPending(ID, ORDER, TOTAL, PaymentMethod.BANK_TRANSFER, "STATE-THIS")));
    }

    @ParameterizedTest
    @EnumSource(names = {"CASH_ON_DELIVERY", "CHEQUE"})
    void asksTheProviderNothingAboutWhatIsConfirmedByHand(PaymentMethod method) {
        assertThat(new AuthorizePayment(provider).decide(NEW, placed(method))).isEqualTo(Decision.of(
                new Payment.Pending(new Terms(ID, ORDER, TOTAL, method, ""), NONE),
                new PaymentPending(ID, ORDER, TOTAL, method, "GH-0198C0DE")));
        assertThat(provider.asked).isEmpty();
    }

    @Test
    void capturesWhatIsAuthorized() {
        assertThat(new CapturePayment(provider).decide(AUTHORIZED, confirmed()))
                .isEqualTo(Decision.of(CAPTURED, new PaymentCaptured(ID, ORDER, TOTAL, PaymentMethod.CARD)));
        assertThat(provider.asked).containsExactly("capture 119 of pi_1 under order/2");
    }

    @Test
    void saysWhyACaptureFailed() {
        provider.failsToCapture("expired_card");

        assertThat(new CapturePayment(provider).decide(AUTHORIZED, confirmed())).isEqualTo(Decision.of(
                new Payment.CaptureFailed(CARD), new PaymentCaptureFailed(ID, ORDER, "expired_card")));
    }

    @Test
    void asksTheProviderNothingOncePaymentHasMovedOn() {
        var authorize = new AuthorizePayment(provider);
        var capture = new CapturePayment(provider);

        assertThat(List.of(AUTHORIZED, ACTION, AWAITED, CAPTURED, VOIDED, EXPIRED, DECLINED))
                .allSatisfy(payment -> assertThat(authorize.decide(payment, placed(PaymentMethod.CARD)))
                        .isEqualTo(Decision.nothing()));
        assertThat(List.of(ACTION, AWAITED, CAPTURED, VOIDED, EXPIRED, DECLINED, ABANDONED))
                .allSatisfy(payment -> assertThat(capture.decide(payment, confirmed()))
                        .isEqualTo(Decision.nothing()));
        assertThat(provider.asked).isEmpty();
    }

    @Test
    void faultsWhenAnOrderIsConfirmedThatNothingIsAuthorizedFor() {
        var capture = new CapturePayment(provider);

        assertThat(List.of(NEW, UNKNOWN)).allSatisfy(payment -> assertThatExceptionOfType(TooEarly.class)
                .isThrownBy(() -> capture.decide(payment, confirmed()))
                .withMessageContaining(ORDER.value()));
    }

    @Test
    void callsOffWhatIsHeldOrAwaited() {
        var release = new ReleasePayment(provider);

        assertThat(release.decide(AUTHORIZED, cancelled()))
                .isEqualTo(Decision.of(VOIDED, new PaymentVoided(ID, ORDER, TOTAL)));
        assertThat(release.decide(AWAITED, cancelled()))
                .isEqualTo(Decision.of(new Payment.Voided(TRANSFER), new PaymentVoided(ID, ORDER, TOTAL)));
        assertThat(release.decideRejection(ACTION, rejected()))
                .isEqualTo(Decision.of(VOIDED, new PaymentVoided(ID, ORDER, TOTAL)));
        assertThat(provider.asked).hasSize(3)
                .allSatisfy(call -> assertThat(call).startsWith("cancel pi_1 under order/"));

        provider.asked.clear();
        assertThat(release.decide(UNCOUNTED, cancelled()))
                .isEqualTo(Decision.of(new Payment.Voided(CASH), new PaymentVoided(ID, ORDER, TOTAL)));
        assertThat(provider.asked).isEmpty();
    }

    @Test
    void callsOffWhatCouldNotBeCollected() {
        var release = new ReleasePayment(provider);
        var failed = new Payment.CaptureFailed(CARD);

        assertThat(List.of(release.decide(failed, cancelled()), release.decideRejection(failed, rejected())))
                .containsOnly(Decision.of(VOIDED, new PaymentVoided(ID, ORDER, TOTAL)));
        assertThat(provider.asked).containsExactly("cancel pi_1 under order/3", "cancel pi_1 under order/4");
    }

    @Test
    void givesBackWhatTurnsOutToHaveBeenTakenAlready() {
        var release = new ReleasePayment(provider);
        provider.cancellation = new Cancellation.Paid();

        assertThat(release.decide(AUTHORIZED, cancelled())).isEqualTo(Decision.of(
                new Payment.Captured(CARD, TOTAL),
                new PaymentCaptured(ID, ORDER, TOTAL, PaymentMethod.CARD),
                new PaymentRefunded(ID, ORDER, "order/3", TOTAL, List.of(), TOTAL)));
        assertThat(provider.asked).containsExactly("cancel pi_1 under order/3", "refund 119 of pi_1 under order/3/119");
    }

    @Test
    void givesBackWhatWasTaken() {
        var release = new ReleasePayment(provider);
        var partly = new Payment.Captured(CARD, new Money(19, "EUR"));
        var given = new Payment.Captured(CARD, TOTAL);

        assertThat(release.decide(CAPTURED, cancelled())).isEqualTo(Decision.of(given,
                new PaymentRefunded(ID, ORDER, "order/3", TOTAL, List.of(), TOTAL)));
        assertThat(release.decide(partly, cancelled())).isEqualTo(Decision.of(given,
                new PaymentRefunded(ID, ORDER, "order/3", new Money(100, "EUR"), List.of(), TOTAL)));
        assertThat(provider.asked).containsExactly("refund 119 of pi_1 under order/3/119",
                "refund 100 of pi_1 under order/3/100");
        assertThat(release.decide(given, cancelled()))
                .isEqualTo(Decision.of(given, new PaymentVoided(ID, ORDER, NONE)));
        assertThat(release.decideRejection(partly, rejected())).isEqualTo(Decision.of(given,
                new PaymentRefunded(ID, ORDER, "order/4", new Money(100, "EUR"), List.of(), TOTAL)));
        assertThat(release.decideRejection(given, rejected())).isEqualTo(Decision.nothing());
    }

    @Test
    void answersEveryCancellationButNoRejectionIfNothingIsHeld() {
        var release = new ReleasePayment(provider);
        var voided = new PaymentVoided(ID, ORDER, TOTAL);

        assertThat(release.decide(NEW, cancelled())).isEqualTo(Decision.of(ABANDONED, voided));
        assertThat(List.of(DECLINED, VOIDED, EXPIRED, ABANDONED)).allSatisfy(payment -> {
            assertThat(release.decide(payment, cancelled())).isEqualTo(Decision.of(payment, voided));
            assertThat(release.decideRejection(payment, rejected())).isEqualTo(Decision.nothing());
        });
        assertThatExceptionOfType(TooEarly.class).isThrownBy(() -> release.decide(UNKNOWN, cancelled()))
                .withMessageContaining("not known yet");
        assertThat(provider.asked).isEmpty();
    }

    @Test
    void refundsAsFarAsWasTaken() {
        var refund = new RefundOnRequest(provider);
        var lines = List.of(new RefundedLine(0, new Money(20, "EUR")));
        var part = new Payment.Captured(CARD, new Money(20, "EUR"));

        assertThat(refund.decide(CAPTURED, refund(20, lines))).isEqualTo(Decision.of(part,
                new PaymentRefunded(ID, ORDER, "key", new Money(20, "EUR"), lines, new Money(20, "EUR"))));
        assertThat(refund.decide(part, refund(99, List.of()))).isEqualTo(Decision.of(
                new Payment.Captured(CARD, TOTAL),
                new PaymentRefunded(ID, ORDER, "key", new Money(99, "EUR"), List.of(), TOTAL)));
        assertThat(refund.decide(part, refund(100, List.of()))).isEqualTo(Decision.of(part,
                new PaymentRefundFailed(ID, ORDER, "key", new Money(100, "EUR"), "exceeds_captured")));
    }

    @Test
    void paysOutCashWithoutTheProvider() {
        var counted = new Payment.Captured(CASH, NONE);

        assertThat(new RefundOnRequest(provider).decide(counted, refund(20, List.of()))).isEqualTo(Decision.of(
                new Payment.Captured(CASH, new Money(20, "EUR")),
                new PaymentRefunded(ID, ORDER, "key", new Money(20, "EUR"), List.of(), new Money(20, "EUR"))));
        assertThat(provider.asked).isEmpty();
    }

    @Test
    void refusesARefundOfWhatWasNotTaken() {
        assertThat(List.of(AUTHORIZED, AWAITED, VOIDED, DECLINED, ABANDONED)).allSatisfy(payment -> assertThat(
                new RefundOnRequest(provider).decide(payment, refund(20, List.of()))).isEqualTo(
                        Decision.of(payment,
                                new PaymentRefundFailed(ID, ORDER, "key", new Money(20, "EUR"), "not_captured"))));
        assertThatExceptionOfType(TooEarly.class)
                .isThrownBy(() -> new RefundOnRequest(provider).decide(NEW, refund(20, List.of())));
    }

    @Test
    void settlesWhatTheProviderReports() {
        assertThat(settle(ACTION, new ProviderNotice.Authorized("evt", ORDER)))
                .isEqualTo(Decision.of(AUTHORIZED, new PaymentAuthorized(ID, ORDER, TOTAL)));
        assertThat(settle(ACTION, new ProviderNotice.Failed("evt", ORDER, "authentication_failed")))
                .isEqualTo(Decision.of(DECLINED, new PaymentDeclined(ID, ORDER, "authentication_failed")));
        assertThat(settle(AWAITED, new ProviderNotice.PartlyReceived("evt", ORDER, new Money(19, "EUR"))))
                .isEqualTo(Decision.of(new Payment.Pending(TRANSFER, new Money(19, "EUR")),
                        new PartialSettlementNoted(ORDER, new Money(19, "EUR"))));
        assertThat(settle(AWAITED, new ProviderNotice.Received("evt", ORDER))).isEqualTo(Decision.of(
                new Payment.Captured(TRANSFER, NONE),
                new PaymentCaptured(ID, ORDER, TOTAL, PaymentMethod.BANK_TRANSFER)));
        assertThat(settle(AUTHORIZED, new ProviderNotice.Expired("evt", ORDER)))
                .isEqualTo(Decision.of(new Payment.Expired(CARD), new PaymentExpired(ID, ORDER, TOTAL)));
        assertThat(settle(CAPTURED, new ProviderNotice.Disputed("evt", ORDER, TOTAL, "fraudulent")))
                .isEqualTo(Decision.of(new Payment.ChargedBack(CARD, NONE),
                        new PaymentChargedBack(ID, ORDER, TOTAL, "fraudulent")));
    }

    @Test
    void givesLateMoneyBackAtOnce() {
        assertThat(settle(EXPIRED, new ProviderNotice.Received("evt", ORDER))).isEqualTo(Decision.of(
                new Payment.Captured(TRANSFER, TOTAL),
                new PaymentCaptured(ID, ORDER, TOTAL, PaymentMethod.BANK_TRANSFER),
                new PaymentRefunded(ID, ORDER, "evt", TOTAL, List.of(), TOTAL)));
        assertThat(provider.asked).containsExactly("refund 119 of pi_1 under evt/119");
    }

    @Test
    void ignoresReportsOfWhatIsKnown() {
        assertThat(List.of(
                settle(AUTHORIZED, new ProviderNotice.Authorized("evt", ORDER)),
                settle(CAPTURED, new ProviderNotice.Received("evt", ORDER)),
                settle(CAPTURED, new ProviderNotice.Expired("evt", ORDER)),
                settle(VOIDED, new ProviderNotice.Expired("evt", ORDER)),
                settle(AUTHORIZED, new ProviderNotice.Failed("evt", ORDER, "late")),
                settle(VOIDED, new ProviderNotice.Disputed("evt", ORDER, TOTAL, "late"))))
                .containsOnly(Decision.nothing());
        assertThatExceptionOfType(TooEarly.class)
                .isThrownBy(() -> settle(NEW, new ProviderNotice.Received("evt", ORDER)));
    }

    @Test
    void takesCashThatWasCountedInFull() {
        assertThat(confirmByHand(UNCOUNTED, TOTAL)).isEqualTo(Decision.of(new Payment.Captured(CASH, NONE),
                new PaymentCaptured(ID, ORDER, TOTAL, PaymentMethod.CASH_ON_DELIVERY)));
        assertThat(confirmByHand(new Payment.Captured(CASH, NONE), TOTAL)).isEqualTo(Decision.nothing());
        assertThatExceptionOfType(TooEarly.class).isThrownBy(() -> confirmByHand(NEW, TOTAL));
        assertThatExceptionOfType(ConfirmationRefused.class)
                .isThrownBy(() -> confirmByHand(UNCOUNTED, new Money(118, "EUR")))
                .withMessageContaining("amount due");
        assertThatExceptionOfType(ConfirmationRefused.class).isThrownBy(() -> confirmByHand(AWAITED, TOTAL))
                .withMessageContaining("neither cash nor a cheque");
    }

    @Test
    void givesLateCashBackAtOnce() {
        assertThat(List.of(new Payment.Expired(CASH), new Payment.Voided(CASH)))
                .allSatisfy(closed -> assertThat(confirmByHand(closed, TOTAL)).isEqualTo(Decision.of(
                        new Payment.Captured(CASH, TOTAL),
                        new PaymentCaptured(ID, ORDER, TOTAL, PaymentMethod.CASH_ON_DELIVERY),
                        new PaymentRefunded(ID, ORDER, "key", TOTAL, List.of(), TOTAL))));
        assertThat(provider.asked).isEmpty();
    }

    @Test
    void isPaidIfTheMoneyTurnsOutToHaveCome() {
        provider.cancellation = new Cancellation.Paid();

        assertThat(new ExpireUnpaid(provider).decide(AWAITED,
                new Envelope<>(metadata("ExpirePayment", "expiry"), new ExpirePayment(ID))))
                .isEqualTo(Decision.of(new Payment.Captured(TRANSFER, NONE),
                        new PaymentCaptured(ID, ORDER, TOTAL, PaymentMethod.BANK_TRANSFER)));
    }

    @Test
    void stopsWaiting() {
        var expire = new ExpireUnpaid(provider);
        var command = new Envelope<>(metadata("ExpirePayment", "expiry"), new ExpirePayment(ID));

        assertThat(expire.decide(AWAITED, command))
                .isEqualTo(Decision.of(EXPIRED, new PaymentExpired(ID, ORDER, TOTAL)));
        assertThat(provider.asked).containsExactly("cancel pi_1 under expiry");
        assertThat(expire.decide(UNCOUNTED, command))
                .isEqualTo(Decision.of(new Payment.Expired(CASH), new PaymentExpired(ID, ORDER, TOTAL)));
        assertThat(List.of(expire.decide(CAPTURED, command), expire.decide(VOIDED, command)))
                .containsOnly(Decision.nothing());
    }

    private Decision<Payment> settle(Payment payment, ProviderNotice notice) {
        return new SettlePayment(provider).decide(payment, new Envelope<>(metadata("ProviderEvent", "evt"), notice));
    }

    private static Decision<Payment> confirmByHand(Payment payment, Money amount) {
        return new ConfirmByHand().decide(payment,
                new Envelope<>(metadata("ConfirmPayment", "key"), new ConfirmPayment(ID, amount)));
    }

    private static Envelope<RefundPayment> refund(long amount, List<RefundedLine> lines) {
        return new Envelope<>(metadata("RefundPayment", "key"),
                new RefundPayment(ID, new Money(amount, "EUR"), lines));
    }

    private static Envelope<OrderToPay> placed(PaymentMethod method) {
        var totals = Totals.of(List.of(
                new OrderLine("TEA", "Assam", 1, new Money(100, "EUR"), new TaxRate("0.19"))));
        var choice = new PaymentChoice(method, method == PaymentMethod.CARD ? "tok_ok" : null);
        return new Envelope<>(metadata("OrderPlaced", "order/1"), new OrderToPay(ORDER, totals, choice));
    }

    private static Envelope<OrderConfirmed> confirmed() {
        return new Envelope<>(metadata("OrderConfirmed", "order/2"), new OrderConfirmed(ORDER, TOTAL));
    }

    private static Envelope<OrderCancellationRequested> cancelled() {
        return new Envelope<>(metadata("OrderCancellationRequested", "order/3"),
                new OrderCancellationRequested(ORDER, new CustomerId("C"), TOTAL, "REQUESTED_BY_CUSTOMER"));
    }

    private static Envelope<OrderRejected> rejected() {
        return new Envelope<>(metadata("OrderRejected", "order/4"),
                new OrderRejected(ORDER, new CustomerId("C"), "AMOUNT_MISMATCH", "Another amount."));
    }

    private static Metadata metadata(String type, String id) {
        return new Metadata(id, type, 1, "stream", 1, Instant.EPOCH, "order", "cause", null);
    }
}
