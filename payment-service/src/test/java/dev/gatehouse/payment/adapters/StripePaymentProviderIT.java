package dev.gatehouse.payment.adapters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.gatehouse.contracts.Money;
import dev.gatehouse.contracts.OrderId;
import dev.gatehouse.payment.domain.PaymentProvider.Cancellation;
import dev.gatehouse.payment.domain.PaymentProvider.Authorization;
import dev.gatehouse.payment.domain.PaymentProvider.Capture;
import dev.gatehouse.payment.domain.PaymentProvider.ProviderUnavailable;
import dev.gatehouse.payment.domain.PaymentProvider.Refund;
import dev.gatehouse.payment.domain.PaymentProvider.Transfer;
import dev.gatehouse.payment.domain.PaymentProvider.UnexpectedAnswer;
import dev.gatehouse.runtime.AwsCalls;
import dev.gatehouse.runtime.AwsClients;
import dev.gatehouse.runtime.GatehouseProperties.Aws;
import dev.gatehouse.runtime.json.EventJson;
import dev.gatehouse.testkit.cloud.LocalCloudTest;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Stripe's wire format against the sandbox. */
@LocalCloudTest
class StripePaymentProviderIT {
    private static final Money AMOUNT = new Money(8384, "EUR");
    private final OrderId order = new OrderId(UUID.randomUUID().toString());
    private URI endpoint;
    private StripePaymentProvider provider;

    @BeforeEach
    void connect(URI endpoint) {
        this.endpoint = endpoint;
        provider = provider(endpoint + "/_sandbox/payment-provider", "/gatehouse/payment/provider-key");
    }

    @Test
    void authorizesAndCaptures() {
        var approved = approved(provider.authorize(order, AMOUNT, "tok_ok", "1"));

        assertThat(provider.capture(approved.reference(), AMOUNT, "2")).isEqualTo(new Capture.Done());
    }

    @Test
    void getsTheSameAnswerUnderTheSameKey() {
        var first = provider.authorize(order, AMOUNT, "tok_ok", "again/" + order.value());

        assertThat(provider.authorize(order, AMOUNT, "tok_ok", "again/" + order.value())).isEqualTo(first);
    }

    @ParameterizedTest
    @CsvSource({"tok_declined, generic_decline", "tok_insufficient_funds, insufficient_funds"})
    void declinesWithTheProvidersReason(String token, String reason) {
        assertThat(provider.authorize(order, AMOUNT, token, token + order.value()))
                .isEqualTo(new Authorization.Declined(reason));
    }

    @Test
    void declinesWhatMakesNoSense() {
        var tooMuch = new Money(100_000_000, "EUR");

        assertThat(provider.authorize(order, AMOUNT, "tok_x", "17" + order.value()))
                .isEqualTo(new Authorization.Declined("resource_missing"));
        assertThat(provider.authorize(order, tooMuch, "tok_ok", "18" + order.value()))
                .isEqualTo(new Authorization.Declined("amount_too_large"));
        assertThat(provider.expectTransfer(order, tooMuch, "19" + order.value()))
                .isEqualTo(new Transfer.Declined("amount_too_large"));
    }

    @Test
    void saysWhyACaptureFailed() {
        var approved = approved(provider.authorize(order, AMOUNT, "tok_capture_fails", "3" + order.value()));

        assertThat(provider.capture(approved.reference(), AMOUNT, "4" + order.value()))
                .asInstanceOf(type(Capture.Failed.class))
                .satisfies(failed -> assertThat(failed.reason()).isNotBlank());
    }

    @Test
    void findsWhatBecameOfAnEarlierRequest() {
        assertThat(provider.find(order)).isEmpty();
        var approved = provider.authorize(order, AMOUNT, "tok_ok", "7" + order.value());

        assertThat(provider.find(order)).contains(approved);
        assertThat(provider.orderOf(approved(approved).reference())).isEqualTo(order.value());

        provider.cancel(approved(approved).reference(), "7" + order.value());
        assertThat(provider.find(order))
                .contains(new Authorization.CalledOff(approved(approved).reference()));
    }

    @Test
    void saysWhereTheCardholderConfirms() {
        assertThat(provider.authorize(order, AMOUNT, "tok_3ds", "8" + order.value()))
                .asInstanceOf(type(Authorization.ActionRequired.class))
                .satisfies(required -> assertThat(required.url()).startsWith("https://"));
    }

    @Test
    void callsOffWhatIsHeldOnceAndAgain() {
        var held = approved(provider.authorize(order, AMOUNT, "tok_ok", "9" + order.value())).reference();

        assertThat(provider.cancel(held, "10" + order.value())).isEqualTo(new Cancellation.Done());
        assertThat(provider.cancel(held, "11" + order.value())).isEqualTo(new Cancellation.Done());
        assertThatExceptionOfType(UnexpectedAnswer.class)
                .isThrownBy(() -> provider.capture(held, AMOUNT, "12" + order.value()))
                .withMessageContaining("canceled");
    }

    @Test
    void knowsThatItHasCapturedBefore() {
        var held = approved(provider.authorize(order, AMOUNT, "tok_ok", "13" + order.value())).reference();
        provider.capture(held, AMOUNT, "14" + order.value());

        assertThat(provider.capture(held, AMOUNT, "15" + order.value())).isEqualTo(new Capture.Done());
        assertThat(provider.cancel(held, "16" + order.value())).isEqualTo(new Cancellation.Paid());
    }

    @Test
    void givesBackNoMoreThanWasTaken() {
        var held = approved(provider.authorize(order, AMOUNT, "tok_ok", "17" + order.value())).reference();
        provider.capture(held, AMOUNT, "18" + order.value());

        assertThat(provider.refund(held, new Money(8000, "EUR"), "19" + order.value())).isEqualTo(new Refund.Done());
        assertThat(provider.refund(held, new Money(8000, "EUR"), "19" + order.value())).isEqualTo(new Refund.Done());
        assertThat(provider.refund(held, new Money(385, "EUR"), "20" + order.value()))
                .isEqualTo(new Refund.Failed("amount_too_large"));
        assertThat(provider.refund(held, new Money(384, "EUR"), "21" + order.value())).isEqualTo(new Refund.Done());
    }

    @Test
    void saysWhyMoneyCannotBeGivenBack() {
        var held = approved(provider.authorize(order, AMOUNT, "tok_refund_fails", "23" + order.value())).reference();
        provider.capture(held, AMOUNT, "24" + order.value());

        assertThat(provider.refund(held, AMOUNT, "25" + order.value()))
                .isEqualTo(new Refund.Failed("expired_or_canceled_card"));
    }

    @Test
    void saysWhatTheCustomerStatesWithATransfer() {
        assertThat(provider.expectTransfer(order, AMOUNT, "22" + order.value()))
                .asInstanceOf(type(Transfer.Expected.class))
                .satisfies(expected -> assertThat(expected.statement()).isNotBlank());
        assertThat(provider.expectTransfer(order, new Money(1, "CHF"), "23" + order.value()))
                .isEqualTo(new Transfer.Declined("currency_not_supported"));
    }

    @Test
    void isUnavailableWhenNobodyAnswers() {
        var nobody = provider("http://127.0.0.1:1", "/gatehouse/payment/provider-key");

        assertThatExceptionOfType(ProviderUnavailable.class)
                .isThrownBy(() -> nobody.authorize(order, AMOUNT, "tok_ok", "5"))
                .withMessageContaining("no answer");
    }

    @Test
    void saysWhenOneRequestIsRefusedThatTheProviderIsThere() {
        var key = "26" + order.value();
        provider.authorize(order, AMOUNT, "tok_ok", key);

        assertThatExceptionOfType(UnexpectedAnswer.class)
                .isThrownBy(() -> provider.authorize(order, new Money(1, "EUR"), "tok_ok", key))
                .withMessageContaining("400");
    }

    @Test
    void isUnavailableWhenTheAnswerMakesNoSense() {
        var noProvider = provider(endpoint + "/nothing-here", "/gatehouse/payment/provider-key");

        assertThatExceptionOfType(ProviderUnavailable.class)
                .isThrownBy(() -> noProvider.authorize(order, AMOUNT, "tok_ok", "6"));
    }

    private StripePaymentProvider provider(String baseUrl, String keyParameter) {
        var aws = new AwsClients(new Aws(endpoint, "eu-central-1"), List.of());
        var json = new EventJson();
        var key = new ProviderKey(new ParameterStore(new AwsCalls(aws, json)), keyParameter);
        return new StripePaymentProvider(URI.create(baseUrl), URI.create("https://shop.example"), Duration.ofSeconds(5),
                key, json);
    }

    private static Authorization.Approved approved(Authorization answer) {
        assertThat(answer).isInstanceOf(Authorization.Approved.class);
        return (Authorization.Approved) answer;
    }
}
