package dev.gatehouse.payment.adapters;

import dev.gatehouse.contracts.Money;
import dev.gatehouse.contracts.OrderId;
import dev.gatehouse.payment.domain.PaymentProvider;
import dev.gatehouse.runtime.json.EventJson;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Stripe's PaymentIntents API: cards are authorised by manual capture, transfers go to a customer's cash balance. */
public final class StripePaymentProvider implements PaymentProvider {
    private static final String INTENTS = "/v1/payment_intents";
    private static final String BALANCE = "payment_method_options[customer_balance]";

    private final StripeApi stripe;
    private final URI returnUrl;

    /** @param returnUrl where the cardholder comes back to after having confirmed a payment */
    public StripePaymentProvider(URI baseUrl, URI returnUrl, Duration timeout, ProviderKey key, EventJson json) {
        this.returnUrl = returnUrl;
        this.stripe = new StripeApi(baseUrl, timeout, key, json);
    }

    @Override
    public Authorization authorize(OrderId orderId, Money amount, String token, String key) {
        var form = intent(orderId, amount);
        form.put("capture_method", "manual");
        form.put("return_url", returnUrl.toString());
        form.put("payment_method_types[]", "card");
        form.put("payment_method_data[type]", "card");
        form.put("payment_method_data[card][token]", token);
        var answer = stripe.post(INTENTS, form, "authorize/" + key);
        return answer.isNo()
                ? new Authorization.Declined(answer.declineCode())
                : authorization(answer.body());
    }

    @Override
    public Optional<Authorization> find(OrderId orderId) {
        var found = stripe.get(INTENTS + "/search", Map.of("query",
                "metadata['order_id']:'%s'".formatted(orderId.value()))).body().path("data");
        return found.isEmpty() ? Optional.empty() : Optional.of(authorization(found.get(0)));
    }

    @Override
    public void probe() {
        stripe.get(INTENTS + "/search", Map.of("query", "metadata['order_id']:'probe'"));
    }

    private static Authorization authorization(JsonNode intent) {
        var reference = intent.path("id").asString();
        var status = status(intent);
        return switch (status) {
            case "requires_capture", "succeeded" -> new Authorization.Approved(reference);
            case "requires_action" -> new Authorization.ActionRequired(reference,
                    intent.path("next_action").path("redirect_to_url").path("url").asString());
            case "requires_payment_method" -> new Authorization.Declined(declineCode(intent));
            case "canceled" -> new Authorization.CalledOff(reference);
            default -> throw new UnexpectedAnswer("authorisation has unexpected status " + status);
        };
    }

    private static String declineCode(JsonNode intent) {
        var error = intent.path("last_payment_error");
        return error.path("decline_code").asString(error.path("code").asString("declined"));
    }

    @Override
    public String orderOf(String reference) {
        return stripe.get(INTENTS + "/" + reference, Map.of()).body().path("metadata").path("order_id").asString("");
    }

    @Override
    public Transfer expectTransfer(OrderId orderId, Money amount, String key) {
        var form = intent(orderId, amount);
        form.put("payment_method_types[]", "customer_balance");
        form.put("payment_method_data[type]", "customer_balance");
        form.put(BALANCE + "[funding_type]", "bank_transfer");
        switch (amount.currency()) {
            case "EUR" -> {
                form.put(BALANCE + "[bank_transfer][type]", "eu_bank_transfer");
                form.put(BALANCE + "[bank_transfer][eu_bank_transfer][country]", "DE");
            }
            case "GBP" -> form.put(BALANCE + "[bank_transfer][type]", "gb_bank_transfer");
            case "USD" -> form.put(BALANCE + "[bank_transfer][type]", "us_bank_transfer");
            case "JPY" -> form.put(BALANCE + "[bank_transfer][type]", "jp_bank_transfer");
            case "MXN" -> form.put(BALANCE + "[bank_transfer][type]", "mx_bank_transfer");
            default -> {
                return new Transfer.Declined("currency_not_supported");
            }
        }
        form.put("customer", customer(orderId, key));
        var answer = stripe.post(INTENTS, form, "transfer/" + key);
        if (answer.isNo()) {
            return new Transfer.Declined(answer.declineCode());
        }
        var body = answer.body();
        var instructions = body.path("next_action").path("display_bank_transfer_instructions");
        if (!status(body).equals("requires_action") || !instructions.isObject()) {
            throw new UnexpectedAnswer("a transfer to come has unexpected status " + status(body));
        }
        return new Transfer.Expected(body.path("id").asString(), instructions.path("reference").asString());
    }

    /** Whose cash balance the money goes to: a new one for each order, that knows nobody's name. */
    private String customer(OrderId orderId, String key) {
        return stripe.post("/v1/customers", Map.of("metadata[order_id]", orderId.value()), "customer/" + key)
                .body().path("id").asString();
    }

    @Override
    public Capture capture(String reference, Money amount, String key) {
        var form = Map.of("amount_to_capture", Long.toString(amount.amount()));
        var answer = stripe.post(INTENTS + "/" + reference + "/capture", form, "capture/" + key);
        if (answer.isCardError()) {
            return new Capture.Failed(answer.declineCode());
        }
        var status = statusAfter(answer, reference);
        if (!status.equals("succeeded")) {
            throw new UnexpectedAnswer("capture has unexpected status " + status);
        }
        return new Capture.Done();
    }

    @Override
    public Cancellation cancel(String reference, String key) {
        var answer = stripe.post(INTENTS + "/" + reference + "/cancel", Map.of(), "cancel/" + key);
        var status = statusAfter(answer, reference);
        return switch (status) {
            case "canceled" -> new Cancellation.Done();
            case "succeeded" -> new Cancellation.Paid();
            default -> throw new UnexpectedAnswer("the payment cannot be called off in status " + status);
        };
    }

    /** If the request was refused because of the status, that is asked for: the work may have been done already. */
    private String statusAfter(StripeApi.Answer answer, String reference) {
        return answer.isRefused()
                ? status(stripe.get(INTENTS + "/" + reference, Map.of()).body())
                : status(answer.body());
    }

    @Override
    public Refund refund(String reference, Money amount, String key) {
        var form = Map.of("payment_intent", reference, "amount", Long.toString(amount.amount()));
        var answer = stripe.post("/v1/refunds", form, "refund/" + reference + "/" + key);
        if (answer.isNo()) {
            return new Refund.Failed(answer.declineCode());
        }
        var status = status(answer.body());
        return switch (status) {
            case "succeeded", "pending" -> new Refund.Done();
            case "failed", "canceled" -> new Refund.Failed(answer.body().path("failure_reason").asString(status));
            default -> throw new UnexpectedAnswer("refund has unexpected status " + status);
        };
    }

    private static Map<String, String> intent(OrderId orderId, Money amount) {
        var form = new LinkedHashMap<String, String>();
        form.put("amount", Long.toString(amount.amount()));
        form.put("currency", amount.currency().toLowerCase(Locale.ROOT));
        form.put("confirm", "true");
        form.put("metadata[order_id]", orderId.value());
        return form;
    }

    private static String status(JsonNode object) {
        return object.path("status").asString("(none)");
    }
}
