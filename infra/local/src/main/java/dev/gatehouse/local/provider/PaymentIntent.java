package dev.gatehouse.local.provider;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A payment as the provider knows it.
 *
 * @param amount in minor units
 * @param received how much of it is captured
 * @param created in seconds
 * @param declineCode why the card was declined, if it was
 */
record PaymentIntent(
        String id, long amount, String currency, CardToken card, Map<String, String> metadata, long created,
        String status, long received, long refunded, @Nullable String declineCode) {

    static final String REQUIRES_CAPTURE = "requires_capture";
    static final String REQUIRES_ACTION = "requires_action";
    static final String REQUIRES_PAYMENT_METHOD = "requires_payment_method";
    static final String SUCCEEDED = "succeeded";
    static final String CANCELED = "canceled";

    PaymentIntent with(String newStatus) {
        return new PaymentIntent(id, amount, currency, card, metadata, created, newStatus, received, refunded,
                declineCode);
    }

    PaymentIntent declined(String code) {
        return new PaymentIntent(id, amount, currency, card, metadata, created, REQUIRES_PAYMENT_METHOD, 0, 0, code);
    }

    PaymentIntent captured(long captured) {
        return new PaymentIntent(id, amount, currency, card, metadata, created, SUCCEEDED, captured, 0, null);
    }

    PaymentIntent refunded(long more) {
        return new PaymentIntent(id, amount, currency, card, metadata, created, status, received, refunded + more,
                null);
    }

    Map<String, Object> json() {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", id);
        json.put("object", "payment_intent");
        json.put("amount", amount);
        json.put("amount_capturable", status.equals(REQUIRES_CAPTURE) ? amount : 0);
        json.put("amount_received", received);
        json.put("capture_method", "manual");
        json.put("client_secret", id + "_secret_sandbox");
        json.put("confirmation_method", "automatic");
        json.put("created", created);
        json.put("currency", currency);
        if (declineCode != null) {
            json.put("last_payment_error", Map.of("type", "card_error", "code", "card_declined", "decline_code",
                    declineCode, "message", "Your card was declined."));
        }
        if (status.equals(REQUIRES_CAPTURE) || status.equals(SUCCEEDED) || status.equals(CANCELED)) {
            json.put("latest_charge", charge());
        }
        json.put("livemode", false);
        json.put("metadata", metadata);
        if (status.equals(REQUIRES_ACTION)) {
            json.put("next_action", Map.of("type", "use_stripe_sdk", "use_stripe_sdk",
                    Map.of("type", "three_d_secure_redirect")));
        }
        json.put("payment_method", "pm" + id.substring(2));
        json.put("payment_method_types", List.of("card"));
        json.put("status", status);
        return json;
    }

    String charge() {
        return "ch" + id.substring(2);
    }
}
