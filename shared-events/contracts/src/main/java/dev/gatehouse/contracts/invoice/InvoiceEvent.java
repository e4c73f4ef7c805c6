package dev.gatehouse.contracts.invoice;

import dev.gatehouse.contracts.InvoiceId;
import dev.gatehouse.contracts.PublishedEvent;

/** A published event of the invoice context. */
public sealed interface InvoiceEvent extends PublishedEvent
        permits InvoiceIssued, CreditNoteIssued, InvoiceDocumentPublished {
    InvoiceId invoiceId();
}
