package dev.gatehouse.contracts;

/** Identity of somebody outside whose services a context needs, such as a payment provider. */
public record ProviderId(String value) implements TextValue {

    public ProviderId {
        Required.text("providerId", value);
    }
}
