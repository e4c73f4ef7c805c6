package dev.gatehouse.payment.adapters;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatehouse.payment.domain.PaymentProvider.ProviderUnavailable;
import dev.gatehouse.payment.domain.PaymentProvider.UnexpectedAnswer;
import dev.gatehouse.runtime.json.EventJson;
import dev.gatehouse.runtime.json.UnreadableJson;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Stripe's wire format: forms in, JSON out, one header against acting twice. */
final class StripeApi {
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final int UNAUTHORIZED = 401;
    private static final int PAYMENT_REQUIRED = 402;
    private static final int BAD_REQUEST = 400;
    private static final int TOO_MANY = 429;
    /** What makes no sense, or the payment's status, or what is left of it, does not allow: asked again, it is the same. */
    private static final Set<String> REFUSALS = Set.of("payment_intent_unexpected_state", "charge_already_refunded",
            "amount_too_large", "amount_too_small", "charge_disputed", "resource_missing", "token_already_used");
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();
    private final URI baseUrl;
    private final Duration timeout;
    private final ProviderKey key;
    private final EventJson json;

    StripeApi(URI baseUrl, Duration timeout, ProviderKey key, EventJson json) {
        this.baseUrl = baseUrl;
        this.timeout = timeout;
        this.key = key;
        this.json = json;
    }

    /** An answer to go by: success, a refusal that concerns the card, or one that concerns the payment's status. */
    record Answer(int status, JsonNode body) {

        boolean isCardError() {
            return status == PAYMENT_REQUIRED;
        }

        boolean isRefused() {
            return status == BAD_REQUEST;
        }

        boolean isNo() {
            return isCardError() || isRefused();
        }

        String declineCode() {
            var error = body.path("error");
            return error.path("decline_code").asString(error.path("code").asString("declined"));
        }
    }

    /** @throws ProviderUnavailable on every other answer, and if there is none in time */
    Answer get(String path, Map<String, String> query) {
        var uri = baseUrl + path + (query.isEmpty() ? "" : "?" + encode(query));
        return answer(path, request(uri).GET().build());
    }

    /** @throws ProviderUnavailable on every other answer, and if there is none in time */
    Answer post(String path, Map<String, String> form, String idempotencyKey) {
        return answer(path, request(baseUrl + path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Idempotency-Key", idempotencyKey)
                .POST(BodyPublishers.ofString(encode(form)))
                .build());
    }

    private HttpRequest.Builder request(String uri) {
        return HttpRequest.newBuilder(URI.create(uri))
                .timeout(timeout)
                .header("Authorization", "Bearer " + key.get());
    }

    private Answer answer(String path, HttpRequest request) {
        var response = send(request);
        var status = response.statusCode();
        if (status / 100 == 2 || status == PAYMENT_REQUIRED) {
            return new Answer(status, parse(response.body()));
        }
        if (status == BAD_REQUEST) {
            var refusal = new Answer(status, parse(response.body()));
            if (REFUSALS.contains(refusal.body().path("error").path("code").asString(""))) {
                return refusal;
            }
        }
        var failure = "the payment provider answered " + status + " to " + operation(path);
        if (status == UNAUTHORIZED) {
            key.forget();
            throw new ProviderUnavailable(failure);
        }
        if (status == TOO_MANY || status / 100 == 5) {
            throw new ProviderUnavailable(failure, true);
        }
        throw new UnexpectedAnswer(failure);
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (ConnectException refused) {
            throw new ProviderUnavailable("no answer from the payment provider: nobody is there", true);
        } catch (IOException failed) {
            throw new ProviderUnavailable("no answer from the payment provider: " + failed.getClass().getSimpleName());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ProviderUnavailable("interrupted while waiting for the payment provider");
        }
    }

    private JsonNode parse(String body) {
        try {
            return json.tree(body);
        } catch (UnreadableJson unreadable) {
            throw new ProviderUnavailable("the payment provider's answer is " + unreadable.getMessage());
        }
    }

    private static String operation(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static String encode(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> URLEncoder.encode(field.getKey(), UTF_8) + "="
                        + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
    }
}
