package dev.gatehouse.scenarios;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** The payment provider: what happens there and at banks, and what it has been asked for. */
final class ProviderSandbox {
    private static final String PATH = "/_sandbox/payment-provider";
    private final Control control;
    private final URI endpoint;

    ProviderSandbox(URI endpoint) {
        this.control = new Control(endpoint);
        this.endpoint = endpoint;
    }

    void isOut(boolean isOut) {
        control.call(PATH + "/_control/outage", "{\"on\":%s}".formatted(isOut));
    }

    /** How often the payment provider has been asked, and what took effect. */
    JsonNode stats() {
        return Shop.JSON.readTree(control.call(PATH + "/_control/stats", null));
    }

    /**
     * Something happens at the provider or at a bank that nobody asked for through its API.
     *
     * @param incident such as {@code fund}, {@code authenticate}, {@code expire}
     */
    void happens(String orderId, String incident) {
        happens(orderId, incident, "");
    }

    /** @param details as form fields, such as {@code account=closed} */
    void happens(String orderId, String incident, String details) {
        control.call(PATH + "/_control/payments/%s/%s".formatted(orderId, incident), details);
    }

    /** The cards that the sandbox's provider knows, as it names them to whoever tries another. */
    Set<String> cards() {
        return Pattern.compile("tok_\\w+").matcher(ask("payment_intents", card("none", "", 1))).results()
                .map(MatchResult::group).collect(Collectors.toSet());
    }

    /** As the payment context does. */
    void authorize(String orderId, long cents) {
        ask("payment_intents", card("tok_ok", orderId, cents));
    }

    private static String card(String token, String orderId, long cents) {
        return ("amount=%d&currency=eur&confirm=true&capture_method=manual&payment_method_data[type]=card"
                + "&payment_method_data[card][token]=%s&metadata[order_id]=%s").formatted(cents, token, orderId);
    }

    /** As the payment context does. */
    void expectTransfer(String orderId, long cents) {
        var balance = "payment_method_options[customer_balance]";
        ask("payment_intents", ("amount=%d&currency=eur&confirm=true&payment_method_types[]=customer_balance"
                + "&payment_method_data[type]=customer_balance&%s[funding_type]=bank_transfer"
                + "&%s[bank_transfer][type]=eu_bank_transfer&customer=cus_1&metadata[order_id]=%s").formatted(cents,
                        balance, balance, orderId));
    }

    private String ask(String things, String form) {
        return control.send(HttpRequest.newBuilder(URI.create(endpoint + PATH + "/v1/" + things))
                .header("Authorization", "Bearer sk_test").POST(BodyPublishers.ofString(form)).build()).body();
    }
}
