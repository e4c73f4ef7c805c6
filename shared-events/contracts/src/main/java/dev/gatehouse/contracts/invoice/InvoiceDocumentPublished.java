package dev.gatehouse.contracts.invoice;

import dev.gatehouse.contracts.InvoiceId;
import dev.gatehouse.contracts.OrderId;
import dev.gatehouse.contracts.Required;

/**
 * The document of an invoice or of a credit note can be fetched.
 *
 * @param number of the invoice or credit note
 * @param documentKey in the invoice context's document bucket
 * @param sha256 of the document, in hexadecimal
 */
public record InvoiceDocumentPublished(
        InvoiceId invoiceId, OrderId orderId, String number, String documentKey, String sha256)
        implements
            InvoiceEvent {

    public InvoiceDocumentPublished {
        Required.value("invoiceId", invoiceId);
        Required.value("orderId", orderId);
        Required.text("number", number);
        Required.text("documentKey", documentKey);
        Required.text("sha256", sha256);
    }
}
