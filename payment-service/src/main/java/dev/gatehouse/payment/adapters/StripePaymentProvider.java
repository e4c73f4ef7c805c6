package dev.gatehouse.payment.adapters;

import dev.gatehouse.contracts.Money;
import dev.gatehouse.contracts.OrderId;
import dev.gatehouse.contracts.PaymentChoice;
import dev.gatehouse.payment.domain.PaymentProvider;
import dev.gatehouse.runtime.json.EventJson;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Stripe's PaymentIntents API: authorise by manual capture, then capture. */
public final class StripePaymentProvider implements PaymentProvider {
    private final StripeApi stripe;

    public StripePaymentProvider(URI baseUrl, Duration timeout, ProviderKey key, EventJson json) {
        this.stripe = new StripeApi(baseUrl, timeout, key, json);
    }

    @Override
    public Authorization authorize(OrderId orderId, Money amount, PaymentChoice choice, String key) {
        var form = new LinkedHashMap<String, String>();
        form.put("amount", Long.toString(amount.amount()));
        form.put("currency", amount.currency().toLowerCase(Locale.ROOT));
        form.put("capture_method", "manual");
        form.put("confirm", "true");
        form.put("payment_method_types[]", "card");
        form.put("payment_method_data[type]", "card");
        form.put("payment_method_data[card][token]", choice.token());
        form.put("metadata[order_id]", orderId.value());
        var answer = stripe.post("/v1/payment_intents", form, "authorize/" + key);
        if (answer.isCardError()) {
            return new Authorization.Declined(answer.declineCode());
        }
        var status = status(answer.body());
        return switch (status) {
            case "requires_capture" -> new Authorization.Approved(answer.body().path("id").asString());
            // The card wants the cardholder to act, which an order that is paid in one step cannot wait for.
            case "requires_action", "requires_payment_method" -> new Authorization.Declined("authentication_required");
            default -> throw new ProviderUnavailable("authorisation has unexpected status " + status);
        };
    }

    @Override
    public Capture capture(String reference, Money amount, String key) {
        var form = Map.of("amount_to_capture", Long.toString(amount.amount()));
        var answer = stripe.post("/v1/payment_intents/" + reference + "/capture", form, "capture/" + key);
        if (answer.isCardError()) {
            return new Capture.Failed(answer.declineCode());
        }
        var status = status(answer.body());
        if (!status.equals("succeeded")) {
            throw new ProviderUnavailable("capture has unexpected status " + status);
        }
        return new Capture.Done();
    }

    private static String status(JsonNode intent) {
        return intent.path("status").asString("(none)");
    }
}
