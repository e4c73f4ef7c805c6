package dev.gatehouse.payment.domain;

import dev.gatehouse.contracts.Money;
import dev.gatehouse.contracts.OrderId;

/** What the provider reports of its own accord, once it is sure that it was the provider. */
public sealed interface ProviderNotice {
    /** The provider's id of the report. */
    String id();

    OrderId orderId();

    /** The cardholder has confirmed the payment: the provider holds the amount. */
    record Authorized(String id, OrderId orderId) implements ProviderNotice {}

    /** All the money is there. */
    record Received(String id, OrderId orderId) implements ProviderNotice {}

    /** @param amount of the money that is there by now */
    record PartlyReceived(String id, OrderId orderId, Money amount) implements ProviderNotice {}

    /** @param reason the provider's code */
    record Failed(String id, OrderId orderId, String reason) implements ProviderNotice {}

    /** The provider no longer waits, or no longer holds the amount. */
    record Expired(String id, OrderId orderId) implements ProviderNotice {}

    /** @param reason the provider's code */
    record Disputed(String id, OrderId orderId, Money amount, String reason) implements ProviderNotice {}
}
