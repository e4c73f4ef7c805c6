package dev.gatehouse.invoice.domain;

import dev.gatehouse.contracts.Contact;
import dev.gatehouse.contracts.CustomerId;
import dev.gatehouse.contracts.InternalEvent;
import dev.gatehouse.contracts.InvoiceId;
import dev.gatehouse.contracts.OrderId;
import dev.gatehouse.contracts.OrderLine;
import dev.gatehouse.contracts.Totals;
import java.util.List;

/** Everything that the invoice will say, but for its number and date. */
public record InvoiceDrafted(
        InvoiceId invoiceId,
        OrderId orderId,
        CustomerId customerId,
        Contact contact,
        List<OrderLine> lines,
        Totals totals) implements InternalEvent {}
