package dev.gatehouse.invoice.domain;

import dev.gatehouse.contracts.Contact;
import dev.gatehouse.contracts.CustomerId;
import dev.gatehouse.contracts.Money;
import dev.gatehouse.contracts.OrderId;
import dev.gatehouse.contracts.TaxRate;
import dev.gatehouse.contracts.Totals;
import dev.gatehouse.contracts.invoice.CreditNoteIssued;
import dev.gatehouse.contracts.invoice.InvoiceIssued;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is printed of an invoice or a credit note. The same events always make the same paper.
 *
 * @param credits number of the invoice that is credited, on a credit note
 */
public record Paper(
        String number,
        @Nullable String credits,
        LocalDate date,
        OrderId orderId,
        CustomerId customerId,
        Contact contact,
        List<Row> rows,
        Totals totals) {

    /** One line of its table; amounts are net of tax. */
    public record Row(String article, String description, int quantity, Money unitPrice, TaxRate taxRate, Money net) {}

    public Paper {
        rows = List.copyOf(rows);
    }

    public static Paper of(InvoiceIssued issued, InvoiceDrafted draft) {
        var rows = draft.lines().stream()
                .map(line -> new Row(line.sku(), line.description(), line.quantity(), line.unitPrice(), line.taxRate(),
                        line.net()))
                .toList();
        return new Paper(issued.number(), null, issued.issuedOn(), issued.orderId(), draft.customerId(),
                draft.contact(),
                rows, issued.totals());
    }

    public static Paper of(CreditNoteIssued issued, InvoiceDrafted draft) {
        var rows = issued.totals().taxes().stream()
                .map(tax -> new Row("", "Refund " + issued.refundId(), 1, tax.net(), tax.rate(), tax.net()))
                .toList();
        return new Paper(issued.number(), issued.invoiceNumber(), issued.issuedOn(), issued.orderId(),
                draft.customerId(), draft.contact(), rows, issued.totals());
    }

    public String key() {
        return "%s/%d/%s.pdf".formatted(credits == null ? "invoices" : "credit-notes", date.getYear(), number);
    }
}
