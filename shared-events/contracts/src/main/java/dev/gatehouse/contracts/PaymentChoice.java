package dev.gatehouse.contracts;

import org.jspecify.annotations.Nullable;

/**
 * How the customer wants to pay.
 *
 * @param token the provider's single-use stand-in for a card, for cards only; masked in text form
 */
public record PaymentChoice(PaymentMethod method, @Nullable String token) {

    public PaymentChoice {
        Required.value("payment.method", method);
        if (method == PaymentMethod.CARD) {
            Required.text("payment.token", token);
        }
    }

    @Override
    public String toString() {
        return "PaymentChoice[" + method + "]";
    }
}
