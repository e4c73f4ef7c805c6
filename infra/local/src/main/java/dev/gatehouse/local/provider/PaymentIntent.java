package dev.gatehouse.local.provider;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A payment as the provider knows it.
 *
 * @param amount in minor units
 * @param card nothing if the money comes by bank transfer
 * @param received how much of it is captured, or has come in
 * @param created in seconds
 * @param declineCode why the card was declined, if it was
 * @param takesNothingBack whether the account that the money came from does not exist any more
 */
record PaymentIntent(
        String id, long amount, String currency, @Nullable CardToken card, Map<String, String> metadata, long created,
        String status, long received, long refunded, @Nullable String declineCode,
        boolean takesNothingBack) {

    static final String REQUIRES_CAPTURE = "requires_capture";
    static final String REQUIRES_ACTION = "requires_action";
    static final String REQUIRES_PAYMENT_METHOD = "requires_payment_method";
    static final String SUCCEEDED = "succeeded";
    static final String CANCELED = "canceled";

    PaymentIntent with(String newStatus) {
        return new PaymentIntent(id, amount, currency, card, metadata, created, newStatus, received, refunded,
                declineCode, takesNothingBack);
    }

    PaymentIntent declined(String code) {
        return new PaymentIntent(id, amount, currency, card, metadata, created, REQUIRES_PAYMENT_METHOD, 0, 0, code,
                takesNothingBack);
    }

    PaymentIntent captured(long captured) {
        return new PaymentIntent(id, amount, currency, card, metadata, created, SUCCEEDED, captured, 0, null,
                takesNothingBack);
    }

    /** More money has come in. */
    PaymentIntent funded(long more) {
        var all = received + more;
        return new PaymentIntent(id, amount, currency, card, metadata, created, all < amount ? status : SUCCEEDED,
                all, 0, null, takesNothingBack);
    }

    PaymentIntent refunded(long more) {
        return new PaymentIntent(id, amount, currency, card, metadata, created, status, received, refunded + more,
                null, takesNothingBack);
    }

    PaymentIntent fromAClosedAccount() {
        return new PaymentIntent(id, amount, currency, card, metadata, created, status, received, refunded,
                declineCode, true);
    }

    Map<String, Object> json() {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", id);
        json.put("object", "payment_intent");
        json.put("amount", amount);
        json.put("amount_capturable", status.equals(REQUIRES_CAPTURE) ? amount : 0);
        json.put("amount_received", status.equals(SUCCEEDED) ? received : 0);
        json.put("capture_method", card == null ? "automatic" : "manual");
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
            json.put("next_action", card == null ? instructions() : redirect());
        }
        json.put("payment_method", "pm" + id.substring(2));
        json.put("payment_method_types", List.of(card == null ? "customer_balance" : "card"));
        json.put("status", status);
        return json;
    }

    private Map<String, Object> redirect() {
        return Map.of("type", "redirect_to_url", "redirect_to_url",
                Map.of("url", "https://hooks.sandbox.invalid/3d_secure/" + id));
    }

    private Map<String, Object> instructions() {
        return Map.of("type", "display_bank_transfer_instructions", "display_bank_transfer_instructions",
                Map.of("amount_remaining", amount - received, "currency", currency, "reference",
                        id.substring(3, 15).toUpperCase(Locale.ROOT)));
    }

    String charge() {
        return "ch" + id.substring(2);
    }

    String order() {
        return metadata.getOrDefault("order_id", "");
    }

    /** For counting. */
    String means() {
        return card == null ? "transfer" : card.token();
    }
}
