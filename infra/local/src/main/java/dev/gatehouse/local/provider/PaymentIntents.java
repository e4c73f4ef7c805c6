package dev.gatehouse.local.provider;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What can be done to payments. */
final class PaymentIntents {
    private static final Set<String> OF_CREATE = Set.of("amount", "currency", "confirm", "payment_method_data[type]",
            "payment_method_types[]", "payment_method_types[0]", "description", "off_session", "return_url");
    private static final Set<String> OF_CARD = Set.of("capture_method", "payment_method_data[card][token]");
    private static final String BALANCE = "payment_method_options[customer_balance]";
    private static final Set<String> OF_TRANSFER = Set.of("customer", BALANCE + "[funding_type]",
            BALANCE + "[bank_transfer][type]", BALANCE + "[bank_transfer][eu_bank_transfer][country]");

    private final Books books;
    private final InstantSource clock;

    PaymentIntents(Books books, InstantSource clock) {
        this.books = books;
        this.clock = clock;
    }

    Answer create(Form form) {
        form.requireOnly("confirm", "true");
        var card = "customer_balance".equals(form.get("payment_method_data[type]")) ? transfer(form) : card(form);
        var currency = form.require("currency").toLowerCase(Locale.ROOT);
        if (!currency.matches("[a-z]{3}")) {
            throw StripeError.invalid("parameter_invalid", "currency", "Invalid currency: " + currency);
        }
        var intent = confirmed(new PaymentIntent("pi_" + id(), form.amount("amount"), currency, card, form.metadata(),
                clock.instant().getEpochSecond(), PaymentIntent.REQUIRES_CAPTURE, 0, 0, null,
                card == CardToken.TOK_REFUND_FAILS));
        return intent.declineCode() == null
                ? Answer.done(intent, intent.status().equals(PaymentIntent.REQUIRES_CAPTURE) ? "authorizations" : null)
                : StripeError.declined(intent, intent.declineCode()).answer();
    }

    private static CardToken card(Form form) {
        form.knows(both(OF_CREATE, OF_CARD));
        form.requireOnly("payment_method_data[type]", "card");
        form.requireOnly("capture_method", "manual");
        return CardToken.of(form.require("payment_method_data[card][token]"));
    }

    private static @Nullable CardToken transfer(Form form) {
        form.knows(both(OF_CREATE, OF_TRANSFER));
        form.requireOnly(BALANCE + "[funding_type]", "bank_transfer");
        form.require(BALANCE + "[bank_transfer][type]");
        form.require("customer");
        return null;
    }

    /** The payments whose metadata name the order. */
    List<PaymentIntent> of(String order) {
        return books.intents().stream().filter(intent -> intent.order().equals(order)).toList();
    }

    /** The payment after something that nobody asked for through the API. */
    PaymentIntent happen(String id, UnaryOperator<PaymentIntent> change, String... statuses) {
        var intent = find(id);
        requireStatus(intent, "change", statuses);
        return change.apply(intent);
    }

    Optional<PaymentIntent> lookUp(String id) {
        return books.intent(id);
    }

    PaymentIntent find(String id) {
        return lookUp(id).orElseThrow(() -> StripeError.missing("payment_intent", "intent", id));
    }

    Answer capture(String id, Form form) {
        form.knows(Set.of("amount_to_capture"));
        var intent = find(id);
        requireStatus(intent, "capture", PaymentIntent.REQUIRES_CAPTURE);
        var amount = form.get("amount_to_capture") == null ? intent.amount() : form.amount("amount_to_capture");
        if (amount > intent.amount()) {
            throw StripeError.invalid("amount_too_large", "amount_to_capture",
                    "The amount to capture is larger than the amount that can be captured.");
        }
        if (intent.card() == CardToken.TOK_CAPTURE_FAILS) {
            throw StripeError.declined(intent, "generic_decline");
        }
        return Answer.done(intent.captured(amount), "captures");
    }

    Answer cancel(String id, Form form) {
        form.knows(Set.of("cancellation_reason"));
        var intent = find(id);
        requireStatus(intent, "cancel", PaymentIntent.REQUIRES_CAPTURE, PaymentIntent.REQUIRES_ACTION,
                PaymentIntent.REQUIRES_PAYMENT_METHOD);
        return Answer.done(intent.with(PaymentIntent.CANCELED), "cancellations");
    }

    Answer refund(Form form) {
        form.knows(Set.of("payment_intent", "amount", "reason"));
        var intent = find(form.require("payment_intent"));
        requireStatus(intent, "refund", PaymentIntent.SUCCEEDED);
        var left = intent.received() - intent.refunded();
        if (left == 0) {
            throw StripeError.invalid("charge_already_refunded", "payment_intent",
                    "Charge " + intent.charge() + " has already been refunded.");
        }
        var amount = form.get("amount") == null ? left : form.amount("amount");
        if (amount > left) {
            throw StripeError.invalid("amount_too_large", "amount",
                    "Refund amount is greater than unrefunded amount on charge.");
        }
        if (intent.takesNothingBack()) {
            return Answer.done(refund(intent, amount, form.metadata(),
                    Map.of("status", "failed", "failure_reason", "expired_or_canceled_card")));
        }
        return Answer.done(refund(intent, amount, form.metadata(), Map.of("status", "succeeded")))
                .changing(new Change(intent.refunded(amount), "refunds", null));
    }

    private Map<String, Object> refund(
            PaymentIntent intent, long amount, Map<String, String> metadata, Map<String, String> outcome) {
        var refund = new LinkedHashMap<String, Object>(Map.of("id", "re_" + id(), "object", "refund", "created",
                clock.instant().getEpochSecond(), "metadata", metadata, "amount", amount, "currency",
                intent.currency(), "payment_intent", intent.id(), "charge", intent.charge()));
        refund.putAll(outcome);
        return refund;
    }

    private static PaymentIntent confirmed(PaymentIntent intent) {
        return switch (intent.card()) {
            case null -> intent.with(PaymentIntent.REQUIRES_ACTION);
            case TOK_OK, TOK_SLOW, TOK_TIMEOUT_BUT_CHARGED, TOK_CAPTURE_FAILS, TOK_REFUND_FAILS -> intent;
            case TOK_DECLINED -> intent.declined("generic_decline");
            case TOK_INSUFFICIENT_FUNDS -> intent.declined("insufficient_funds");
            case TOK_3DS -> intent.with(PaymentIntent.REQUIRES_ACTION);
        };
    }

    private static void requireStatus(PaymentIntent intent, String operation, String... statuses) {
        if (!Set.of(statuses).contains(intent.status())) {
            throw StripeError.unexpectedState(intent, operation);
        }
    }

    private static Set<String> both(Set<String> some, Set<String> others) {
        return Stream.concat(some.stream(), others.stream()).collect(Collectors.toSet());
    }

    private static String id() {
        return UUID.randomUUID().toString().replace("-", "").substring(0, 24);
    }
}
