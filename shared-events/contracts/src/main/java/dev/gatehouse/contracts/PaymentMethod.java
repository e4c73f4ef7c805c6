package dev.gatehouse.contracts;

/** How an order is paid. */
public enum PaymentMethod {
    /** Authorised when the order is placed, captured when it is confirmed. */
    CARD
}
