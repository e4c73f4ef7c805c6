package dev.gatehouse.payment.domain;

import dev.gatehouse.contracts.Money;
import dev.gatehouse.contracts.OrderId;
import java.util.Optional;

/**
 * Who moves the money. Every request carries a key under which the provider answers a repeated request with the first
 * answer instead of acting twice.
 */
public interface PaymentProvider {

    /** @throws ProviderUnavailable if there is no telling what the provider did; ask again under the same key */
    Authorization authorize(OrderId orderId, Money amount, String token, String key);

    /**
     * What became of an earlier request for the order, if the provider knows of one.
     *
     * @throws ProviderUnavailable if it does not say
     */
    Optional<Authorization> find(OrderId orderId);

    /** @throws ProviderUnavailable if there is no telling what the provider did; ask again under the same key */
    Transfer expectTransfer(OrderId orderId, Money amount, String key);

    /** @throws ProviderUnavailable if there is no telling what the provider did; ask again under the same key */
    Capture capture(String reference, Money amount, String key);

    /**
     * Calls off a payment of which nothing was taken yet; one that is called off already stays so.
     *
     * @throws ProviderUnavailable if there is no telling what the provider did; ask again under the same key
     */
    Cancellation cancel(String reference, String key);

    /** @throws ProviderUnavailable if there is no telling what the provider did; ask again under the same key */
    Refund refund(String reference, Money amount, String key);

    /**
     * Of the order that a payment is for, empty if it is for none of ours.
     *
     * @throws ProviderUnavailable if it does not say
     */
    String orderOf(String reference);

    /** @throws ProviderUnavailable if it is out of order */
    void probe();

    /** The provider's answer to a request for authorisation. */
    sealed interface Authorization {
        /**
         * The money is held, or has come already.
         *
         * @param reference the provider's id of the payment
         */
        record Approved(String reference) implements Authorization {}

        /** @param url where the cardholder confirms the payment */
        record ActionRequired(String reference, String url) implements Authorization {}

        /**
         * Nothing is held any more.
         *
         * @param reference the provider's id of the payment
         */
        record CalledOff(String reference) implements Authorization {}

        /** @param reason the provider's code */
        record Declined(String reason) implements Authorization {}
    }

    /** The provider's answer to a request to look out for a transfer. */
    sealed interface Transfer {
        /**
         * @param reference the provider's id of the payment
         * @param statement what the customer states with the money
         */
        record Expected(String reference, String statement) implements Transfer {}

        /** @param reason the provider's code */
        record Declined(String reason) implements Transfer {}
    }

    /** The provider's answer to a request for capture. */
    sealed interface Capture {
        /** The money is ours. */
        record Done() implements Capture {}

        /** @param reason the provider's code */
        record Failed(String reason) implements Capture {}
    }

    /** The provider's answer to a request to call a payment off. */
    sealed interface Cancellation {
        /** Nothing was taken, and nothing will be. */
        record Done() implements Cancellation {}

        /** The money is ours already, although nobody has recorded it yet. */
        record Paid() implements Cancellation {}
    }

    /** The provider's answer to a request to give money back. */
    sealed interface Refund {
        /** The money is on its way back. */
        record Done() implements Refund {}

        /** @param reason the provider's code */
        record Failed(String reason) implements Refund {}
    }

    /** The provider cannot be reached, is out of order or answers what nobody understands. */
    sealed class ProviderUnavailable extends RuntimeException permits UnexpectedAnswer {
        private final boolean isTransient;

        public ProviderUnavailable(String message) {
            this(message, false);
        }

        /** @param isTransient whether it said no at once, so that it may well say yes the next moment */
        public ProviderUnavailable(String message, boolean isTransient) {
            super(message);
            this.isTransient = isTransient;
        }

        public boolean isTransient() {
            return isTransient;
        }
    }

    /** The provider is there, and answers one request with what nobody understands: others may well fare better. */
    final class UnexpectedAnswer extends ProviderUnavailable {
        public UnexpectedAnswer(String message) {
            super(message);
        }
    }
}
