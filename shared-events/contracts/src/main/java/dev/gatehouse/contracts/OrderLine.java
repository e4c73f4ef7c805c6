package dev.gatehouse.contracts;

/** One position of an order. The unit price is net of tax. */
public record OrderLine(String sku, String description, int quantity, Money unitPrice, TaxRate taxRate) {

    public OrderLine {
        Required.text("lines.sku", sku);
        Required.text("lines.description", description);
        Required.that(quantity >= 1, "lines.quantity", "must be 1 or more");
        Required.value("lines.unitPrice", unitPrice);
        Required.value("lines.taxRate", taxRate);
    }

    public Money net() {
        return unitPrice.times(quantity);
    }
}
