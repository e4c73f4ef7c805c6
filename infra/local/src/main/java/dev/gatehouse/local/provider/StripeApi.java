package dev.gatehouse.local.provider;

import dev.gatehouse.local.provider.IdempotencyKeys.Outcome;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The operations of the API, each performed once per idempotency key. */
final class StripeApi {
    private static final Pattern ORDER_QUERY = Pattern.compile("metadata\\['order_id']:'([\\w-]+)'");
    private static final Pattern INTENT = Pattern.compile("/v1/payment_intents/(\\w+)(?:/(capture|cancel))?");

    private final Stats stats;
    private final PaymentIntents intents;
    private final Books books;
    private final Runnable delay;
    private final IdempotencyKeys keys;

    /** @param delay what a slow card takes */
    StripeApi(Stats stats, PaymentIntents intents, Books books, Runnable delay) {
        this.stats = stats;
        this.intents = intents;
        this.books = books;
        this.keys = new IdempotencyKeys(books);
        this.delay = delay;
    }

    /** An operation, and the card that it is about. */
    private record Call(String operation, String token, Supplier<Answer> work) {}

    /** @throws StripeError if the request is refused before its operation runs */
    Outcome answer(ApiRequest request) {
        var form = Form.parse(request.body());
        var call = call(request, form);
        stats.called(call.operation, call.token);
        if (request.method().equals("GET")) {
            return new Outcome(orError(call.work), false);
        }
        return request.key().isEmpty()
                ? new Outcome(perform(call, null), false)
                : keys.once(request.authorization() + " " + request.key(), request.line() + " " + form,
                        key -> perform(call, key));
    }

    private Answer perform(Call call, Use.@Nullable Key key) {
        if (call.token.equals(CardToken.TOK_SLOW.token()) && call.operation.equals("create")) {
            delay.run();
        }
        return books.perform(key, () -> orError(call.work));
    }

    private Call call(ApiRequest request, Form form) {
        if (request.line().equals("POST /v1/payment_intents")) {
            var token = token(form);
            return new Call("create", token, () -> create(token, form));
        }
        if (request.line().equals("POST /v1/customers")) {
            return new Call("customer", "transfer", () -> customer(form));
        }
        if (request.line().equals("GET /v1/payment_intents/search")) {
            return new Call("search", "unknown", () -> search(Form.parse(request.query()).require("query")));
        }
        if (request.line().equals("POST /v1/refunds")) {
            return new Call("refund", tokenOf(Objects.requireNonNullElse(form.get("payment_intent"), "")),
                    () -> intents.refund(form));
        }
        var path = INTENT.matcher(request.path());
        if (path.matches()) {
            var id = path.group(1);
            switch (request.method() + " " + path.group(2)) {
                case "GET null" -> {
                    return new Call("retrieve", tokenOf(id), () -> Answer.done(intents.find(id).json()));
                }
                case "POST capture" -> {
                    return new Call("capture", tokenOf(id), () -> intents.capture(id, form));
                }
                case "POST cancel" -> {
                    return new Call("cancel", tokenOf(id), () -> intents.cancel(id, form));
                }
                default -> {
                }
            }
        }
        throw StripeError.unknownUrl(request.method(), request.path());
    }

    private static Answer customer(Form form) {
        form.knows(Set.of("description"));
        return Answer.done(Map.of("id", "cus_" + UUID.randomUUID().toString().replace("-", "").substring(0, 14),
                "object", "customer", "livemode", false, "metadata", form.metadata()));
    }

    private Answer search(String query) {
        var order = ORDER_QUERY.matcher(query);
        if (!order.matches()) {
            throw StripeError.invalid("parameter_invalid", "query",
                    "The sandbox searches for metadata['order_id']:'<id>' only.");
        }
        return Answer.done(Map.of("object", "search_result", "has_more", false, "url", "/v1/payment_intents/search",
                "data", intents.of(order.group(1)).stream().map(PaymentIntent::json).toList()));
    }

    private Answer create(String token, Form form) {
        var answer = intents.create(form);
        return token.equals(CardToken.TOK_TIMEOUT_BUT_CHARGED.token()) ? answer.lost() : answer;
    }

    private String tokenOf(String intent) {
        return intents.lookUp(intent).map(found -> found.means()).orElse("unknown");
    }

    private static String token(Form form) {
        var token = form.get("payment_method_data[card][token]");
        if ("customer_balance".equals(form.get("payment_method_data[type]"))) {
            return "transfer";
        }
        return Arrays.stream(CardToken.values()).map(CardToken::token).filter(known -> known.equals(token)).findFirst()
                .orElse("unknown");
    }

    private static Answer orError(Supplier<Answer> work) {
        try {
            return work.get();
        } catch (StripeError error) {
            return error.answer();
        }
    }
}
