package dev.gatehouse.contracts;

/** Identity of a customer in the shop that the order comes from. */
public record CustomerId(String value) implements TextValue {

    public CustomerId {
        Required.text("customerId", value);
    }
}
