package dev.gatehouse.local.provider;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An answer that reports an error. */
final class StripeError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Answer answer;

    private StripeError(int status, Map<String, Object> error, boolean executed) {
        this(error, Answer.error(status, error, executed));
    }

    private StripeError(int status, Map<String, Object> error, PaymentIntent intent) {
        this(error, Answer.error(status, error, true).changing(new Change(intent, null, null)));
    }

    private StripeError(Map<String, Object> error, Answer answer) {
        super(String.valueOf(error.get("message")), null, false, false);
        this.answer = answer;
    }

    /** A request that is refused before anything is done. */
    static StripeError invalid(String code, String parameter, String message) {
        return new StripeError(400, fields("invalid_request_error", code, null, parameter, message), false);
    }

    static StripeError missing(String object, String parameter, String id) {
        return new StripeError(404, fields("invalid_request_error", "resource_missing", null, parameter,
                "No such %s: '%s'".formatted(object, id)), false);
    }

    /** A request that the state of the payment does not allow. */
    static StripeError unexpectedState(PaymentIntent intent, String operation) {
        var error = fields("invalid_request_error", "payment_intent_unexpected_state", null, null,
                "You cannot %s this PaymentIntent because it has a status of %s.".formatted(operation,
                        intent.status()));
        error.put("payment_intent", intent.json());
        return new StripeError(400, error, true);
    }

    static StripeError declined(PaymentIntent intent, String declineCode) {
        var error = fields("card_error", "card_declined", declineCode, null, "Your card was declined.");
        error.put("payment_intent", intent.json());
        return new StripeError(402, error, intent);
    }

    static StripeError unauthorized() {
        return new StripeError(401, fields("invalid_request_error", null, null, null, "You did not provide an API key. "
                + "You need to provide your API key in the Authorization header, using Bearer auth."), false);
    }

    static StripeError otherParameters(String key) {
        return new StripeError(400,
                fields("idempotency_error", null, null, null, "Keys for idempotent requests can only "
                        + "be used with the same parameters they were first used with. The key was '" + key + "'."),
                false);
    }

    static StripeError keyInUse() {
        return new StripeError(409, fields("idempotency_error", "idempotency_key_in_use", null, null,
                "There is currently another in-progress request using this idempotency key."), false);
    }

    static StripeError unknownUrl(String method, String path) {
        return new StripeError(404, fields("invalid_request_error", null, null, null,
                "Unrecognized request URL (%s: %s). The sandbox serves a part of Stripe's API.".formatted(method,
                        path)),
                false);
    }

    static StripeError outage() {
        return new StripeError(503, fields("api_error", null, null, null, "The sandbox plays an outage."), false);
    }

    Answer answer() {
        return answer;
    }

    private static Map<String, Object> fields(String type, @Nullable String code, @Nullable String declineCode,
            @Nullable String parameter, String message) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("type", type);
        put(fields, "code", code);
        put(fields, "decline_code", declineCode);
        put(fields, "param", parameter);
        fields.put("message", message);
        return fields;
    }

    private static void put(Map<String, Object> fields, String name, @Nullable String value) {
        if (value != null) {
            fields.put(name, value);
        }
    }
}
