package dev.gatehouse.local.provider;

import static dev.gatehouse.local.provider.PaymentIntent.CANCELED;
import static dev.gatehouse.local.provider.PaymentIntent.REQUIRES_ACTION;
import static dev.gatehouse.local.provider.PaymentIntent.REQUIRES_CAPTURE;
import static dev.gatehouse.local.provider.PaymentIntent.SUCCEEDED;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What customers and banks do: it happens to a payment without anybody having asked for it through the API. */
final class Incidents {
    private static final Pattern PATH = Pattern.compile("/_control/payments/([\\w-]+)/(\\w+)");

    private static final Set<String> OF_INCIDENT = Set.of("amount", "account", "report");

    private final PaymentIntents intents;
    private final Books books;
    private final Webhooks webhooks;

    Incidents(PaymentIntents intents, Books books, Webhooks webhooks) {
        this.intents = intents;
        this.books = books;
        this.webhooks = webhooks;
    }

    /**
     * {@code POST /_control/payments/<order id>/<fund|authenticate|refuse|expire|dispute|report>}. With
     * {@code report=held} the webhook is not told of it before it is asked to {@code report}.
     */
    Answer happen(ApiRequest request) {
        var path = PATH.matcher(request.path());
        if (!request.method().equals("POST") || !path.matches()) {
            throw StripeError.unknownUrl(request.method(), request.path());
        }
        var form = Form.parse(request.body());
        form.knows(OF_INCIDENT);
        var answer = books.perform(null, () -> happen(request, form, path.group(1), path.group(2)));
        var report = answer.change().report();
        if (report != null && !isOn(form, "report", "held")) {
            webhooks.send(report);
        }
        return answer;
    }

    /** @throws StripeError if the parameter has another value than this one */
    private static boolean isOn(Form form, String name, String value) {
        if (form.get(name) != null) {
            form.requireOnly(name, value);
        }
        return form.get(name) != null;
    }

    private Answer happen(ApiRequest request, Form form, String order, String incident) {
        var intent = intents.of(order).stream().findFirst()
                .orElseThrow(() -> StripeError.missing("payment_intent", "order", order));
        return switch (incident) {
            case "fund" -> fund(intent, form);
            case "authenticate" -> told("payment_intent.amount_capturable_updated",
                    intents.happen(intent.id(), asked -> asked.with(REQUIRES_CAPTURE), REQUIRES_ACTION));
            case "refuse" -> told("payment_intent.payment_failed",
                    intents.happen(intent.id(), asked -> asked.declined("authentication_failed"), REQUIRES_ACTION));
            case "expire" -> told("payment_intent.canceled",
                    intents.happen(intent.id(), held -> held.with(CANCELED), REQUIRES_ACTION, REQUIRES_CAPTURE));
            case "dispute" -> dispute(intents.happen(intent.id(), taken -> taken, SUCCEEDED));
            case "report" -> report(intent);
            default -> throw StripeError.unknownUrl(request.method(), request.path());
        };
    }

    /**
     * Money arrives: all that is missing, or {@code amount}. It may come after the payment was called off, and with
     * {@code account=closed} it cannot go back where it came from.
     */
    private Answer fund(PaymentIntent intent, Form form) {
        var amount = form.get("amount") == null ? intent.amount() - intent.received() : form.amount("amount");
        var isClosed = isOn(form, "account", "closed");
        var funded = intents.happen(intent.id(), awaited -> isClosed
                ? awaited.funded(amount).fromAClosedAccount()
                : awaited.funded(amount), REQUIRES_ACTION, CANCELED);
        return told(funded.status().equals(SUCCEEDED)
                ? "payment_intent.succeeded"
                : "payment_intent.partially_funded", funded);
    }

    /** Sends all that the webhook has not taken yet. */
    private Answer report(PaymentIntent intent) {
        var untold = books.reports().stream().filter(report -> report.body().contains(intent.id())).toList();
        untold.forEach(webhooks::send);
        return Answer.done(Map.of("events", untold.stream().map(Report::id).toList()));
    }

    private Answer told(String type, PaymentIntent intent) {
        return told(intent, webhooks.report(type, intent.json()));
    }

    private static Answer told(PaymentIntent intent, Report report) {
        return Answer.done(Map.of("event", report.id(), "payment_intent", intent.json()))
                .changing(new Change(intent, null, report));
    }

    private Answer dispute(PaymentIntent intent) {
        return told(intent, webhooks.report("charge.dispute.created", Map.of("id", "dp" + intent.id().substring(2),
                "object",
                "dispute", "amount", intent.received() - intent.refunded(), "charge", intent.charge(), "currency",
                intent.currency(), "payment_intent", intent.id(), "reason", "fraudulent", "status", "needs_response",
                "metadata", Map.of())));
    }
}
