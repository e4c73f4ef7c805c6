package dev.gatehouse.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

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
import dev.gatehouse.contracts.order.OrderConfirmed;
import dev.gatehouse.contracts.payment.PaymentAuthorized;
import dev.gatehouse.contracts.payment.PaymentCaptureFailed;
import dev.gatehouse.contracts.payment.PaymentCaptured;
import dev.gatehouse.contracts.payment.PaymentDeclined;
import dev.gatehouse.decision.Decision;
import dev.gatehouse.payment.domain.OrderToPay;
import dev.gatehouse.payment.domain.Payment;
import dev.gatehouse.payment.domain.PaymentProvider;
import dev.gatehouse.payment.domain.PaymentProvider.Authorization;
import dev.gatehouse.payment.domain.PaymentProvider.Capture;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaymentDecisionsTest {
    private static final OrderId ORDER = new OrderId("0198c0de-0000-7000-8000-000000000001");
    private static final PaymentId ID = PaymentId.of(ORDER);
    private static final Money TOTAL = new Money(119, "EUR");
    private static final OrderToPay TO_PAY = new OrderToPay(
            ORDER,
            Totals.of(List.of(new OrderLine("TEA", "Assam", 1, new Money(100, "EUR"), new TaxRate("0.19")))),
            new PaymentChoice(PaymentMethod.CARD, "tok_ok"));
    private static final Payment.Authorized AUTHORIZED = new Payment.Authorized(ID, ORDER, TOTAL, "pi_1");

    @Test
    void authorizesTheGrossTotalUnderTheMessagesId() {
        var provider = new Provider(new Authorization.Approved("pi_1"), new Capture.Done());

        var decision = new AuthorizePayment(provider).decide(new Payment.New(ORDER), placed());

        assertThat(decision).isEqualTo(Decision.of(AUTHORIZED, new PaymentAuthorized(ID, ORDER, TOTAL)));
        assertThat(provider.asked).containsExactly("authorize 119 under order/1");
    }

    @Test
    void declinesWithTheProvidersReason() {
        var provider = new Provider(new Authorization.Declined("insufficient_funds"), new Capture.Done());

        assertThat(new AuthorizePayment(provider).decide(new Payment.New(ORDER), placed()))
                .isEqualTo(Decision.of(
                        new Payment.Declined(ID, ORDER), new PaymentDeclined(ID, ORDER, "insufficient_funds")));
    }

    @Test
    void capturesWhatIsAuthorized() {
        var provider = new Provider(new Authorization.Declined("unasked"), new Capture.Done());

        assertThat(new CapturePayment(provider).decide(AUTHORIZED, confirmed())).isEqualTo(Decision.of(
                new Payment.Captured(ID, ORDER, TOTAL, "pi_1"), new PaymentCaptured(ID, ORDER, TOTAL)));
        assertThat(provider.asked).containsExactly("capture 119 of pi_1 under order/2");
    }

    @Test
    void saysWhyACaptureFailed() {
        var provider = new Provider(new Authorization.Declined("unasked"), new Capture.Failed("expired_card"));

        assertThat(new CapturePayment(provider).decide(AUTHORIZED, confirmed())).isEqualTo(Decision.of(
                new Payment.CaptureFailed(ID, ORDER), new PaymentCaptureFailed(ID, ORDER, "expired_card")));
    }

    @Test
    void asksTheProviderNothingOncePaymentHasMovedOn() {
        var provider = new Provider(new Authorization.Approved("pi_2"), new Capture.Done());
        var captured = new Payment.Captured(ID, ORDER, TOTAL, "pi_1");

        assertThat(new AuthorizePayment(provider).decide(AUTHORIZED, placed())).isEqualTo(Decision.nothing());
        assertThat(new CapturePayment(provider).decide(captured, confirmed())).isEqualTo(Decision.nothing());
        assertThat(provider.asked).isEmpty();
    }

    @Test
    void faultsWhenAnOrderIsConfirmedThatNothingIsAuthorizedFor() {
        var capture = new CapturePayment(new Provider(new Authorization.Approved("pi_1"), new Capture.Done()));

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> capture.decide(new Payment.New(ORDER), confirmed()))
                .withMessageContaining(ORDER.value());
    }

    private static Envelope<OrderToPay> placed() {
        return new Envelope<>(metadata("OrderPlaced", 1), TO_PAY);
    }

    private static Envelope<OrderConfirmed> confirmed() {
        return new Envelope<>(metadata("OrderConfirmed", 2), new OrderConfirmed(ORDER, TOTAL));
    }

    private static Metadata metadata(String type, long sequence) {
        return new Metadata("order/" + sequence, type, 1, "order", sequence, Instant.EPOCH, "order", "cause", null);
    }

    private record Provider(Authorization authorization, Capture capture, List<String> asked)
            implements
                PaymentProvider {

        Provider(Authorization authorization, Capture capture) {
            this(authorization, capture, new ArrayList<>());
        }

        @Override
        public Authorization authorize(OrderId orderId, Money amount, PaymentChoice choice, String key) {
            asked.add("authorize " + amount.amount() + " under " + key);
            return authorization;
        }

        @Override
        public Capture capture(String reference, Money amount, String key) {
            asked.add("capture " + amount.amount() + " of " + reference + " under " + key);
            return capture;
        }
    }
}
