package dev.gatehouse.contracts;

/** Identity of an invoice, not its number. An order has one invoice, so both share the UUID. */
public record InvoiceId(String value) implements TextValue {

    public InvoiceId {
        Required.text("invoiceId", value);
    }

    public static InvoiceId of(OrderId order) {
        return new InvoiceId(order.value());
    }
}
