package dev.gatehouse.contracts;

/** Identity of a payment. An order has one payment, so both share the UUID. */
public record PaymentId(String value) implements TextValue {

    public PaymentId {
        Required.text("paymentId", value);
    }

    public static PaymentId of(OrderId order) {
        return new PaymentId(order.value());
    }
}
