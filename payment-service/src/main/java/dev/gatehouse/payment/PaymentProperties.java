package dev.gatehouse.payment;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** Settings of the payment context. */
@ConfigurationProperties("gatehouse.payment")
record PaymentProperties(@DefaultValue Provider provider, @DefaultValue Breaker breaker) {

    /**
     * The payment provider.
     *
     * @param returnUrl where cardholders come back to after having confirmed a payment with their bank
     * @param keyParameter SSM SecureString parameter that holds the secret API key
     * @param webhookParameter SSM SecureString parameter that holds the secret that webhooks are signed with
     * @param timeout of one request; shorter than the function's
     */
    record Provider(
            @DefaultValue("https://api.stripe.com") URI baseUrl,
            @DefaultValue("https://shop.example/paid") URI returnUrl,
            @DefaultValue("/gatehouse/payment/provider-key") String keyParameter,
            @DefaultValue("/gatehouse/payment/webhook-secret") String webhookParameter,
            @DefaultValue("10s") Duration timeout) {}

    /**
     * When the provider counts as out of order.
     *
     * @param threshold failed calls, of all instances, within the window
     * @param probeInterval how often it is tried whether it is back
     */
    record Breaker(
            @DefaultValue("5") int threshold,
            @DefaultValue("5m") Duration window,
            @DefaultValue("30s") Duration probeInterval) {}
}
