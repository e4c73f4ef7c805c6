package dev.gatehouse.payment.adapters;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.gatehouse.contracts.Money;
import dev.gatehouse.contracts.OrderId;
import dev.gatehouse.contracts.payment.ProviderEvent;
import dev.gatehouse.payment.domain.ProviderNotice;
import dev.gatehouse.payment.domain.ProviderNotices.NotFromProvider;
import dev.gatehouse.runtime.AwsCalls;
import dev.gatehouse.runtime.AwsClients;
import dev.gatehouse.runtime.GatehouseProperties.Aws;
import dev.gatehouse.runtime.json.EventJson;
import dev.gatehouse.testkit.cloud.LocalCloudTest;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@LocalCloudTest
class StripeWebhooksIT {
    private static final String ORDER = "0198c0de-0000-7000-8000-000000000001";
    private static final OrderId ORDER_ID = new OrderId(ORDER);
    private static final String SUCCEEDED = intent("payment_intent.succeeded");
    private static final long NOW = 1_795_255_620;
    private StripeWebhooks webhooks;

    @BeforeEach
    void connect(URI endpoint) {
        var json = new EventJson();
        var aws = new AwsCalls(new AwsClients(new Aws(endpoint, "eu-central-1"), List.of()), json);
        webhooks = new StripeWebhooks(
                new ProviderKey(new ParameterStore(aws), "/gatehouse/payment/webhook-secret"),
                payment -> payment.equals("pi_1") ? ORDER : "", json);
    }

    @Test
    void understandsWhatMatters() {
        assertThat(read(SUCCEEDED)).isEqualTo(new ProviderNotice.Received("evt_1", ORDER_ID));
        assertThat(read(intent("payment_intent.amount_capturable_updated")))
                .isEqualTo(new ProviderNotice.Authorized("evt_1", ORDER_ID));
        assertThat(read(intent("payment_intent.payment_failed")))
                .isEqualTo(new ProviderNotice.Failed("evt_1", ORDER_ID, "card_declined"));
        assertThat(read(intent("payment_intent.canceled"))).isEqualTo(new ProviderNotice.Expired("evt_1", ORDER_ID));
        assertThat(read(intent("payment_intent.partially_funded")))
                .isEqualTo(new ProviderNotice.PartlyReceived("evt_1", ORDER_ID, new Money(5384, "EUR")));
        assertThat(read("""
                {"id": "evt_1", "type": "charge.dispute.created", "data": {"object": {"object": "dispute",
                  "amount": 8384, "currency": "eur", "reason": "fraudulent", "payment_intent": "pi_1",
                  "metadata": {}}}}"""))
                .isEqualTo(new ProviderNotice.Disputed("evt_1", ORDER_ID, new Money(8384, "EUR"), "fraudulent"));
    }

    @Test
    void hasNothingToSayAboutTheRest() {
        assertThat(webhooks.read(signed(intent("payment_intent.created"), NOW))).isEmpty();
        assertThat(webhooks.read(signed("{\"id\": \"evt_2\", \"type\": \"ping\"}", NOW))).isEmpty();
    }

    @Test
    void takesWhatWaitedInAQueueForDays() {
        // Nothing here knows what time it is now.
        assertThat(webhooks.read(event(SUCCEEDED, signature("whsec_sandbox", NOW, SUCCEEDED), NOW))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(longs = {-301, 301, 86_400})
    void refusesAnOldTimestamp(long age) {
        var event = event(SUCCEEDED, signature("whsec_sandbox", NOW - age, SUCCEEDED), NOW);

        assertThatExceptionOfType(NotFromProvider.class).isThrownBy(() -> webhooks.read(event))
                .withMessageContaining("%d s away".formatted(Math.abs(age)));
    }

    @Test
    void refusesASignatureThatDoesNotFit() {
        var another = event(SUCCEEDED, signature("whsec_other", NOW, SUCCEEDED), NOW);
        var changed = event(SUCCEEDED.replace("8384", "1"), signature("whsec_sandbox", NOW, SUCCEEDED), NOW);

        assertThat(List.of(another, changed)).allSatisfy(event -> assertThatExceptionOfType(NotFromProvider.class)
                .isThrownBy(() -> webhooks.read(event))
                .withMessage("signature does not fit the payload"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1=00", "t=,v1=00", "t=1e9,v1=00", "nonsense"})
    void refusesASignatureWithoutATime(String signature) {
        assertThatExceptionOfType(NotFromProvider.class)
                .isThrownBy(() -> webhooks.read(event(SUCCEEDED, signature, NOW)))
                .withMessage("signature has no time");
    }

    private ProviderNotice read(String payload) {
        return webhooks.read(signed(payload, NOW)).orElseThrow();
    }

    private static ProviderEvent signed(String payload, long time) {
        return event(payload, signature("whsec_sandbox", time, payload), time);
    }

    private static ProviderEvent event(String payload, String signature, long receivedAt) {
        return new ProviderEvent(Base64.getEncoder().encodeToString(payload.getBytes(UTF_8)), signature,
                receivedAt * 1000);
    }

    private static String signature(String secret, long time, String payload) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
            var code = mac.doFinal((time + "." + payload).getBytes(UTF_8));
            return "t=%d,v0=00,v1=%s".formatted(time, HexFormat.of().formatHex(code));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String intent(String type) {
        return """
                {"id": "evt_1", "type": "%s", "data": {"object": {"object": "payment_intent", "id": "pi_1",
                  "amount": 8384, "currency": "eur", "metadata": {"order_id": "%s"},
                  "last_payment_error": {"code": "card_declined"},
                  "next_action": {"display_bank_transfer_instructions": {"amount_remaining": 3000}}}}}"""
                .formatted(type, ORDER);
    }
}
