package dev.gatehouse.contracts.invoice;

import dev.gatehouse.contracts.InvoiceId;
import dev.gatehouse.contracts.Money;
import dev.gatehouse.contracts.OrderId;
import dev.gatehouse.contracts.Required;
import dev.gatehouse.contracts.Totals;
import java.time.LocalDate;

/**
 * Part or all of an invoice is credited, because money went back.
 *
 * @param number of the credit note, in a series of its own, gapless within the year
 * @param invoiceNumber of the invoice that is credited
 * @param issuedOn date of issue, UTC
 * @param refundId of the refund that this credit note accounts for
 * @param totals of this credit note; over all credit notes of an invoice they never exceed the invoice's
 * @param creditedTotal of all credit notes of the invoice, this one included
 */
public record CreditNoteIssued(
        InvoiceId invoiceId,
        OrderId orderId,
        String number,
        String invoiceNumber,
        LocalDate issuedOn,
        String refundId,
        Totals totals,
        Money creditedTotal) implements InvoiceEvent {

    public CreditNoteIssued {
        Required.value("invoiceId", invoiceId);
        Required.value("orderId", orderId);
        Required.text("number", number);
        Required.text("invoiceNumber", invoiceNumber);
        Required.value("issuedOn", issuedOn);
        Required.text("refundId", refundId);
        Required.value("totals", totals);
        Required.value("creditedTotal", creditedTotal);
    }
}
