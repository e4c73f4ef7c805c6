package dev.gatehouse.contracts.order;

import dev.gatehouse.contracts.Command;
import dev.gatehouse.contracts.Contact;
import dev.gatehouse.contracts.OrderId;
import dev.gatehouse.contracts.PaymentChoice;
import dev.gatehouse.contracts.Required;
import dev.gatehouse.contracts.TaxRate;
import java.util.List;

/**
 * A customer's order, as the API took it.
 *
 * @param currency ISO 4217 code of all unit prices
 */
public record PlaceOrder(
        OrderId orderId, Customer customer, String currency, List<Line> lines, PaymentChoice payment)
        implements
            Command {

    public PlaceOrder {
        Required.value("orderId", orderId);
        Required.value("customer", customer);
        Required.text("currency", currency);
        lines = Required.someOf("lines", lines);
        Required.value("payment", payment);
    }

    /** Who orders. Masked in text form. */
    public record Customer(String id, String name, String email, Contact.Address address) {

        public Customer {
            Required.text("customer.id", id);
            Required.text("customer.name", name);
            Required.text("customer.email", email);
            Required.value("customer.address", address);
        }

        @Override
        public String toString() {
            return "Customer[" + id + "]";
        }
    }

    /**
     * One position.
     *
     * @param unitPrice net, in minor units of the order's currency
     */
    public record Line(String sku, String description, int quantity, long unitPrice, TaxRate taxRate) {

        public Line {
            Required.text("lines.sku", sku);
            Required.text("lines.description", description);
            Required.value("lines.taxRate", taxRate);
        }
    }
}
