package dev.gatehouse.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Anybody can send reports; only the provider's change anything, and each of them once. */
@Isolated
class ProviderReportIT {
    private static final String SECRET = "whsec_sandbox";
    private final RunningSystem system = RunningSystem.shared();
    private final Shop shop = new Shop(system);
    private final Cloud cloud = new Cloud(system);

    @AfterEach
    void forgetWhatWasRefused() {
        cloud.purge("payment-settlePayment-inbox");
    }

    @Test
    void changesNothingUponAReportThatSomebodyElseSigned() {
        var orderId = awaited();

        var answer = report(received(orderId, "evt_1"), "whsec_guessed", Instant.now());

        assertThat(answer.status()).isEqualTo(202);
        refused(orderId, "signature does not fit the payload");
    }

    @Test
    void changesNothingUponAnOldReport() {
        var orderId = awaited();

        report(received(orderId, "evt_2"), SECRET, Instant.now().minus(Duration.ofHours(1)));

        refused(orderId, "at most 300 s are taken");
    }

    @Test
    void actsOnceUponAReportThatIsSentAgain() {
        var orderId = awaited();
        var id = "evt_" + UUID.randomUUID();

        for (var time = 0; time < 3; time++) {
            report(received(orderId, id), SECRET, Instant.now());
        }

        shop.awaitPaidAndInvoiced(orderId);
        cloud.awaitIdleQueues();
        assertThat(cloud.types("payment", orderId)).containsExactly("PaymentPending", "PaymentCaptured");
    }

    @Test
    void refusesAtOnceWhatIsNotSigned() {
        var answer = shop.post("/v1/provider-events", "{}", Map.of("Content-Type", "application/json"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("field").asString()).isEqualTo("Stripe-Signature");
    }

    private String awaited() {
        var orderId = shop.place(Order.paidLater("BANK_TRANSFER"));
        shop.awaitPayment(orderId, "PENDING");
        return orderId;
    }

    private void refused(String orderId, String why) {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(cloud.failuresNoted("payment"))
                .anySatisfy(note -> assertThat(note).contains("NotFromProvider", why)));
        assertThat(cloud.types("payment", orderId)).doesNotContain("PaymentCaptured");
    }

    private Shop.Answer report(String body, String secret, Instant signedAt) {
        var time = signedAt.getEpochSecond();
        return shop.post("/v1/provider-events", body, Map.of("Content-Type", "application/json", "Stripe-Signature",
                "t=%d,v1=%s".formatted(time, hmac(secret, time + "." + body))));
    }

    private static String hmac(String secret, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String received(String orderId, String id) {
        return Shop.JSON.writeValueAsString(Map.of("id", id, "type", "payment_intent.succeeded", "data",
                Map.of("object", Map.of("object", "payment_intent", "id", "pi_1", "metadata",
                        Map.of("order_id", orderId), "lines", List.of("Zoë's", "\"quoted\"")))));
    }
}
