package dev.gatehouse.contracts.invoice;

import dev.gatehouse.contracts.InvoiceId;
import dev.gatehouse.contracts.OrderId;
import dev.gatehouse.contracts.Required;
import dev.gatehouse.contracts.Totals;
import java.time.LocalDate;

/**
 * An invoice has got its number; it never changes again.
 *
 * @param number {@code <year>-<series>-<six digits>}, gapless within year and series
 * @param issuedOn date of issue, UTC
 */
public record InvoiceIssued(
        InvoiceId invoiceId, OrderId orderId, String number, LocalDate issuedOn, Totals totals)
        implements
            InvoiceEvent {

    public InvoiceIssued {
        Required.value("invoiceId", invoiceId);
        Required.value("orderId", orderId);
        Required.text("number", number);
        Required.value("issuedOn", issuedOn);
        Required.value("totals", totals);
    }
}
