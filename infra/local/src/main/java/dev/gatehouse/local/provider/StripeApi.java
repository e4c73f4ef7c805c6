package dev.gatehouse.local.provider;

import dev.gatehouse.local.provider.IdempotencyKeys.Outcome;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** The operations of the API, each performed once per idempotency key. */
final class StripeApi {
    private static final Pattern INTENT = Pattern.compile("/v1/payment_intents/(\\w+)(?:/(capture|cancel))?");

    private final Stats stats;
    private final PaymentIntents intents;
    private final Runnable delay;
    private final IdempotencyKeys keys = new IdempotencyKeys();

    /** @param delay what a slow card takes */
    StripeApi(Stats stats, PaymentIntents intents, Runnable delay) {
        this.stats = stats;
        this.intents = intents;
        this.delay = delay;
    }

    /** An operation, and the card that it is about. */
    private record Call(String operation, String token, Supplier<Answer> work) {}

    /** @throws StripeError if the request is refused before its operation runs */
    Outcome answer(ApiRequest request) {
        var form = Form.parse(request.body());
        var call = call(request, form);
        stats.called(call.operation, call.token);
        Supplier<Answer> work = () -> orError(call.work);
        return request.key().isEmpty() || request.method().equals("GET")
                ? new Outcome(work.get(), false)
                : keys.once(request.authorization() + " " + request.key(), request.line() + " " + form, work);
    }

    private Call call(ApiRequest request, Form form) {
        if (request.line().equals("POST /v1/payment_intents")) {
            var token = token(form);
            return new Call("create", token, () -> create(token, form));
        }
        if (request.line().equals("POST /v1/refunds")) {
            return new Call("refund", tokenOf(Objects.requireNonNullElse(form.get("payment_intent"), "")),
                    () -> Answer.done(intents.refund(form)));
        }
        var path = INTENT.matcher(request.path());
        if (path.matches()) {
            var id = path.group(1);
            switch (request.method() + " " + path.group(2)) {
                case "GET null" -> {
                    return new Call("retrieve", tokenOf(id), () -> Answer.done(intents.find(id).json()));
                }
                case "POST capture" -> {
                    return new Call("capture", tokenOf(id), () -> Answer.done(intents.capture(id, form).json()));
                }
                case "POST cancel" -> {
                    return new Call("cancel", tokenOf(id), () -> Answer.done(intents.cancel(id, form).json()));
                }
                default -> {
                }
            }
        }
        throw StripeError.unknownUrl(request.method(), request.path());
    }

    private Answer create(String token, Form form) {
        if (token.equals(CardToken.TOK_SLOW.token())) {
            delay.run();
        }
        var answer = Answer.done(intents.create(form).json());
        return token.equals(CardToken.TOK_TIMEOUT_BUT_CHARGED.token()) ? answer.lost() : answer;
    }

    private String tokenOf(String intent) {
        return intents.lookUp(intent).map(found -> found.card().token()).orElse("unknown");
    }

    private static String token(Form form) {
        var token = form.get("payment_method_data[card][token]");
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
