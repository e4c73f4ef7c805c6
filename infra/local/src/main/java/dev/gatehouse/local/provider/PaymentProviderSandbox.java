package dev.gatehouse.local.provider;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Serves {@code /v1/payment_intents}, {@code /v1/customers} and {@code /v1/refunds} below wherever it is mounted, for any
 * API key, and {@code /_control}: its health, an outage switch, counters, and what customers and banks do.
 */
public final class PaymentProviderSandbox implements HttpHandler, AutoCloseable {
    private final JsonMapper json = new JsonMapper();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Books books;
    private final Stats stats;
    private final StripeApi api;
    private final Webhooks webhooks;
    private final Incidents incidents;
    private final Duration silence;
    private volatile boolean outage;

    /** @param data where it keeps what it knows; nothing forgets that with the process */
    public PaymentProviderSandbox(WebhookTarget target, @Nullable Path data) {
        this(Duration.ofSeconds(2), Duration.ofSeconds(30), target, data);
    }

    /**
     * @param slow how long {@code tok_slow} takes
     * @param silence how long the caller of {@code tok_timeout_but_charged} waits in vain
     */
    PaymentProviderSandbox(Duration slow, Duration silence, WebhookTarget target, @Nullable Path data) {
        var clock = InstantSource.system();
        this.books = new Books(data);
        this.stats = new Stats(books);
        var intents = new PaymentIntents(books, clock);
        this.api = new StripeApi(stats, intents, books, () -> pause(slow));
        this.webhooks = new Webhooks(target, books, clock);
        this.incidents = new Incidents(intents, books, webhooks);
        this.silence = silence;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            try {
                answer(exchange, ApiRequest.of(exchange));
            } catch (StripeError error) {
                reply(exchange, error.answer());
            }
        }
    }

    /** Sends what nobody took before the restart. Call it when the webhook is there. */
    public void resume() {
        books.reports().forEach(webhooks::send);
    }

    /** Lets those go who still wait for an answer. */
    @Override
    public void close() {
        closed.countDown();
        webhooks.close();
        books.close();
    }

    private void answer(HttpExchange exchange, ApiRequest request) throws IOException {
        if (request.path().startsWith("/_control/")) {
            reply(exchange, control(request));
            return;
        }
        if (!request.hasApiKey()) {
            throw StripeError.unauthorized();
        }
        if (outage) {
            stats.refusedInOutage();
            throw StripeError.outage();
        }
        var outcome = api.answer(request);
        if (outcome.replayed()) {
            exchange.getResponseHeaders().set("Idempotent-Replayed", "true");
        } else if (outcome.answer().isLost()) {
            pause(silence);
            return; // the connection is cut
        }
        reply(exchange, outcome.answer());
    }

    private Answer control(ApiRequest request) {
        return switch (request.line()) {
            case "GET /_control/health" -> Answer.done(Map.of("status", "UP"));
            case "GET /_control/stats" -> Answer.done(stats.json(outage));
            case "POST /_control/outage" -> {
                outage = isOn(request.body());
                yield Answer.done(Map.of("on", outage));
            }
            default -> incidents.happen(request);
        };
    }

    private boolean isOn(String body) {
        try {
            return json.readTree(body).required("on").booleanValue();
        } catch (JacksonException _) {
            throw StripeError.invalid("parameter_invalid", "on", "The body must be {\"on\": true} or {\"on\": false}.");
        }
    }

    private void pause(Duration duration) {
        try {
            closed.await(duration.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void reply(HttpExchange exchange, Answer answer) throws IOException {
        var body = json.writeValueAsBytes(answer.json());
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(answer.status(), body.length);
        exchange.getResponseBody().write(body);
    }
}
