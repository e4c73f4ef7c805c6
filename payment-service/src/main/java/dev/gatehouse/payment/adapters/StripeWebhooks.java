package dev.gatehouse.payment.adapters;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatehouse.contracts.Money;
import dev.gatehouse.contracts.OrderId;
import dev.gatehouse.contracts.payment.ProviderEvent;
import dev.gatehouse.payment.domain.ProviderNotice;
import dev.gatehouse.payment.domain.ProviderNotices;
import dev.gatehouse.runtime.json.EventJson;
import dev.gatehouse.runtime.json.UnreadableJson;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;

/**
 * Stripe's events, as its webhooks send them. As documented at
 * <a href="https://docs.stripe.com/webhooks">docs.stripe.com/webhooks</a>.
 */
public final class StripeWebhooks implements ProviderNotices {
    private final WebhookSignature signature;
    private final UnaryOperator<String> orders;
    private final EventJson json;

    /** @param orders finds the order of a payment, of which a dispute names nothing but the payment */
    public StripeWebhooks(ProviderKey secret, UnaryOperator<String> orders, EventJson json) {
        this.orders = orders;
        this.signature = new WebhookSignature(secret);
        this.json = json;
    }

    @Override
    public Optional<ProviderNotice> read(ProviderEvent event) {
        var payload = payload(event);
        signature.check(event.signature(), payload, event.receivedAt());
        var report = tree(payload);
        var id = report.path("id").asString();
        var object = report.path("data").path("object");
        var order = object.path("object").asString("").equals("dispute")
                ? orders.apply(object.path("payment_intent").asString(""))
                : object.path("metadata").path("order_id").asString("");
        if (order.isEmpty()) {
            return Optional.empty();
        }
        var orderId = new OrderId(order);
        return switch (report.path("type").asString("")) {
            case "payment_intent.amount_capturable_updated" ->
                Optional.of(new ProviderNotice.Authorized(id, orderId));
            case "payment_intent.succeeded" -> Optional.of(new ProviderNotice.Received(id, orderId));
            case "payment_intent.partially_funded" -> Optional.of(new ProviderNotice.PartlyReceived(id, orderId,
                    funded(object)));
            case "payment_intent.payment_failed" -> Optional.of(new ProviderNotice.Failed(id, orderId,
                    object.path("last_payment_error").path("code").asString("declined")));
            case "payment_intent.canceled" -> Optional.of(new ProviderNotice.Expired(id, orderId));
            case "charge.dispute.created" -> Optional.of(new ProviderNotice.Disputed(id, orderId,
                    money(object, "amount"), object.path("reason").asString("general")));
            default -> Optional.empty();
        };
    }

    private static String payload(ProviderEvent event) {
        try {
            return new String(Base64.getDecoder().decode(event.payload()), UTF_8);
        } catch (IllegalArgumentException notBase64) {
            throw new NotFromProvider("payload is not Base64");
        }
    }

    private JsonNode tree(String payload) {
        try {
            return json.tree(payload);
        } catch (UnreadableJson unreadable) {
            throw new NotFromProvider("payload is " + unreadable.getMessage());
        }
    }

    private static Money funded(JsonNode intent) {
        var missing = intent.path("next_action").path("display_bank_transfer_instructions").path("amount_remaining");
        return new Money(intent.path("amount").asLong() - missing.asLong(), currency(intent));
    }

    private static Money money(JsonNode object, String field) {
        return new Money(object.path(field).asLong(), currency(object));
    }

    private static String currency(JsonNode object) {
        return object.path("currency").asString().toUpperCase(Locale.ROOT);
    }
}
