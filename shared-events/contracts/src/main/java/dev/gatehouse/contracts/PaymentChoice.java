package dev.gatehouse.contracts;

/**
 * How the customer wants to pay.
 *
 * @param token the provider's single-use stand-in for a card; masked in text form
 */
public record PaymentChoice(PaymentMethod method, String token) {

    public PaymentChoice {
        Required.value("payment.method", method);
        Required.text("payment.token", token);
    }

    @Override
    public String toString() {
        return "PaymentChoice[" + method + "]";
    }
}
