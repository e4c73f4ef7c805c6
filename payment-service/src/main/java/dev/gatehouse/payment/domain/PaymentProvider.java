package dev.gatehouse.payment.domain;

import dev.gatehouse.contracts.Money;
import dev.gatehouse.contracts.OrderId;
import dev.gatehouse.contracts.PaymentChoice;

/**
 * Who moves the money. Every request carries a key under which the provider answers a repeated request with the first
 * answer instead of acting twice.
 */
public interface PaymentProvider {

    /** @throws ProviderUnavailable if there is no telling what the provider did; ask again under the same key */
    Authorization authorize(OrderId orderId, Money amount, PaymentChoice choice, String key);

    /** @throws ProviderUnavailable if there is no telling what the provider did; ask again under the same key */
    Capture capture(String reference, Money amount, String key);

    /** The provider's answer to a request for authorisation. */
    sealed interface Authorization {
        /** @param reference the provider's id of the payment */
        record Approved(String reference) implements Authorization {}

        /** @param reason the provider's code */
        record Declined(String reason) implements Authorization {}
    }

    /** The provider's answer to a request for capture. */
    sealed interface Capture {
        /** The money is ours. */
        record Done() implements Capture {}

        /** @param reason the provider's code */
        record Failed(String reason) implements Capture {}
    }

    /** The provider cannot be reached, is out of order or answers what nobody understands. */
    final class ProviderUnavailable extends RuntimeException {
        public ProviderUnavailable(String message) {
            super(message);
        }
    }
}
