package dev.gatehouse.payment;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** Settings of the payment context. */
@ConfigurationProperties("gatehouse.payment")
record PaymentProperties(@DefaultValue Provider provider) {

    /**
     * The payment provider.
     *
     * @param keyParameter SSM SecureString parameter that holds the secret API key
     * @param timeout of one request; shorter than the function's
     */
    record Provider(
            @DefaultValue("https://api.stripe.com") URI baseUrl,
            @DefaultValue("/gatehouse/payment/provider-key") String keyParameter,
            @DefaultValue("10s") Duration timeout) {}
}
