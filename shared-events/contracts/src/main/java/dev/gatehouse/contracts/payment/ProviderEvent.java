package dev.gatehouse.contracts.payment;

import dev.gatehouse.contracts.Command;
import dev.gatehouse.contracts.Required;

/**
 * What the payment provider reports, as the API took it; nothing in it is true until its signature has been checked.
 *
 * @param payload the body, byte for byte, in Base64
 * @param signature of the header {@code Stripe-Signature}
 * @param receivedAt when the API took it, in milliseconds since 1970
 */
public record ProviderEvent(String payload, String signature, long receivedAt) implements Command {

    public ProviderEvent {
        Required.text("payload", payload);
        Required.text("signature", signature);
    }
}
