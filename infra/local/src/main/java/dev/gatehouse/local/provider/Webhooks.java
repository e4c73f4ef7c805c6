package dev.gatehouse.local.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reports what happens to payments without having been asked for through the API, signed as Stripe signs. What is not
 * taken is sent again, less and less often, up to ten times, and after a restart.
 */
final class Webhooks implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Webhooks.class);
    private static final int ATTEMPTS = 10;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);

    private final JsonMapper json = new JsonMapper();
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final WebhookTarget target;
    private final Books books;
    private final InstantSource clock;

    Webhooks(WebhookTarget target, Books books, InstantSource clock) {
        this.target = target;
        this.books = books;
        this.clock = clock;
    }

    /** Does not send it yet. */
    Report report(String type, Map<String, ?> object) {
        var id = "evt_" + UUID.randomUUID().toString().replace("-", "").substring(0, 24);
        var body = json.writeValueAsString(Map.of("id", id, "object", "event", "type", type, "created",
                clock.instant().getEpochSecond(), "livemode", false, "data", Map.of("object", object)));
        return new Report(id, type, body);
    }

    /** In the background. */
    void send(Report report) {
        Thread.startVirtualThread(() -> deliver(report));
    }

    private void deliver(Report report) {
        var pause = FIRST_PAUSE;
        for (var attempt = 1; !isTaken(report.body()); attempt++) {
            if (attempt == ATTEMPTS || isClosedWithin(pause)) {
                LOG.warn("Nobody at {} takes {}", target.uri(), report.type());
                return;
            }
            pause = pause.multipliedBy(2);
        }
        books.taken(report);
    }

    private boolean isTaken(String body) {
        try {
            return http.send(HttpRequest.newBuilder(target.uri())
                    .timeout(Duration.ofSeconds(5))
                    .header("Content-Type", "application/json")
                    .header("Stripe-Signature", signature(body))
                    .POST(BodyPublishers.ofString(body))
                    .build(), BodyHandlers.discarding()).statusCode() / 100 == 2;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private String signature(String body) {
        var time = clock.instant().getEpochSecond();
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(target.secret().getBytes(UTF_8), "HmacSHA256"));
            return "t=%d,v1=%s".formatted(time,
                    HexFormat.of().formatHex(mac.doFinal((time + "." + body).getBytes(UTF_8))));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private boolean isClosedWithin(Duration pause) {
        try {
            return closed.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    @Override
    public void close() {
        closed.countDown();
        http.shutdownNow();
    }
}
