package dev.gatehouse.contracts;

import java.util.regex.Pattern;

/** Identity of an order: the UUID that the customer's client chose as its Idempotency-Key. */
public record OrderId(String value) implements TextValue {
    private static final Pattern UUID_FORM = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    public OrderId {
        Required.text("orderId", value);
        Required.that(UUID_FORM.matcher(value).matches(), "orderId", "must be a lower-case UUID");
    }
}
