package dev.gatehouse.invoice.domain;

import dev.gatehouse.contracts.Envelope;
import dev.gatehouse.contracts.Event;
import dev.gatehouse.contracts.InvoiceId;
import dev.gatehouse.contracts.Money;
import dev.gatehouse.contracts.OrderId;
import dev.gatehouse.contracts.OrderLine;
import dev.gatehouse.contracts.Totals;
import dev.gatehouse.contracts.invoice.CreditNoteIssued;
import dev.gatehouse.contracts.invoice.InvoiceDocumentPublished;
import dev.gatehouse.contracts.invoice.InvoiceIssued;
import dev.gatehouse.contracts.order.OrderPlaced;
import dev.gatehouse.contracts.payment.PaymentCaptured;
import dev.gatehouse.decision.Decision;
import dev.gatehouse.decision.Decision.Change;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * An invoice needs the order's lines and the money; whichever arrives second issues it. Refunds that come before are kept
 * until there is an invoice to credit.
 */
public sealed interface Invoice {

    /** Neither has arrived. */
    record New(OrderId orderId, List<Refund> refunds) implements Invoice {

        public New(OrderId orderId) {
            this(orderId, List.of());
        }

        private Decision<Invoice> draftFrom(OrderPlaced order) {
            return recomputes(order)
                    ? Decision.of(new Drafted(orderId, order.totals(), refunds), drafted(order))
                    : rejected(orderId, "the totals of order and lines differ");
        }
    }

    /** The lines are here, the money is not. */
    record Drafted(OrderId orderId, Totals totals, List<Refund> refunds) implements Invoice {

        public Drafted(OrderId orderId, Totals totals) {
            this(orderId, totals, List.of());
        }

        Decision<Invoice> issue(Money amount, Instant capturedAt, Numbering numbering) {
            return amount.equals(totals.gross())
                    ? InvoiceNumber.next(numbering.seriesOf(orderId), capturedAt, number -> issued(number, capturedAt))
                    : rejected(orderId, "the captured amount is not the order's total");
        }

        private Change<Invoice> issued(InvoiceNumber number, Instant capturedAt) {
            var issued = new InvoiceIssued(InvoiceId.of(orderId), orderId, number.value(), day(capturedAt), totals);
            return new Change<>(new Issued(orderId, number, totals, Credits.none(totals), List.of()),
                    Stream.concat(Stream.<Event>of(issued),
                            refunds.stream().map(refund -> new CreditDue(orderId, refund)))
                            .toList());
        }
    }

    /** The money is here, the lines are not. */
    record AwaitingDraft(OrderId orderId, Money amount, Instant capturedAt, List<Refund> refunds) implements Invoice {

        public AwaitingDraft(OrderId orderId, Money amount, Instant capturedAt) {
            this(orderId, amount, capturedAt, List.of());
        }

        private Decision<Invoice> issueFrom(OrderPlaced order, Numbering numbering) {
            if (!recomputes(order)) {
                return rejected(orderId, "the totals of order and lines differ");
            }
            return switch (new Drafted(orderId, order.totals(), refunds).issue(amount, capturedAt, numbering)) {
                case Decision.Numbered<Invoice>(var series, var change) -> Decision.numbered(series, number -> {
                    var issued = change.apply(number);
                    return new Change<>(issued.state(),
                            Stream.concat(Stream.<Event>of(drafted(order)), issued.events().stream()).toList());
                });
                case Change<Invoice> rejected -> rejected;
                case Decision.Nothing<Invoice> nothing -> nothing;
                case Decision.Undecided<Invoice> undecided -> undecided;
            };
        }
    }

    /**
     * Has its number and never changes again: what goes back is credited.
     *
     * @param documents keys of those that can be fetched
     */
    record Issued(OrderId orderId, InvoiceNumber number, Totals totals, Credits credits, List<String> documents)
            implements
                Invoice {

        public Issued {
            documents = List.copyOf(documents);
        }

        private Decision<Invoice> creditFor(Refund refund, List<OrderLine> lines) {
            if (credits.has(refund.refundId())) {
                return Decision.nothing();
            }
            if (!credits.leave(totals, refund.amount())) {
                return Decision.of(this,
                        new CreditRejected(orderId, refund.refundId(), "so much of the invoice is not left"));
            }
            var credited = credits.with(refund, totals, lines);
            return InvoiceNumber.next(Numbering.CREDIT_NOTES, refund.refundedAt(), note -> Decision.of(
                    new Issued(orderId, number, totals, credited, documents),
                    new CreditNoteIssued(InvoiceId.of(orderId), orderId, note.value(), number.value(),
                            day(refund.refundedAt()), refund.refundId(), credited.since(credits, totals),
                            credited.total())));
        }

        private Decision<Invoice> publishOnce(StoredDocument document) {
            if (documents.contains(document.key())) {
                return Decision.nothing();
            }
            return Decision.of(new Issued(orderId, number, totals, credits, with(documents, document.key())),
                    new InvoiceDocumentPublished(InvoiceId.of(orderId), orderId, document.number(), document.key(),
                            document.sha256()));
        }
    }

    /** Will never be issued. */
    record Rejected(OrderId orderId, String reason) implements Invoice {}

    default Decision<Invoice> draft(OrderPlaced order, Numbering numbering) {
        return switch (this) {
            case New first -> first.draftFrom(order);
            case AwaitingDraft awaiting -> awaiting.issueFrom(order, numbering);
            case Drafted _ -> Decision.nothing();
            case Issued _ -> Decision.nothing();
            case Rejected _ -> Decision.nothing();
        };
    }

    default Decision<Invoice> issue(Envelope<PaymentCaptured> captured, Numbering numbering) {
        var amount = captured.data().amount();
        var capturedAt = captured.metadata().occurredAt();
        return switch (this) {
            case New(var orderId, var refunds) -> Decision.of(
                    new AwaitingDraft(orderId, amount, capturedAt, refunds), new CaptureNoted(orderId, amount));
            case Drafted drafted -> drafted.issue(amount, capturedAt, numbering);
            case AwaitingDraft _ -> Decision.nothing();
            case Issued _ -> Decision.nothing();
            case Rejected _ -> Decision.nothing();
        };
    }

    /** @param lines of the order, if they are there and the refund names any */
    default Decision<Invoice> credit(Refund refund, List<OrderLine> lines) {
        return switch (this) {
            case New(var id, var refunds) -> noted(refunds, refund, new New(id, with(refunds, refund)), id);
            case Drafted(var id, var totals, var refunds) ->
                noted(refunds, refund, new Drafted(id, totals, with(refunds, refund)), id);
            case AwaitingDraft(var id, var amount, var at, var refunds) ->
                noted(refunds, refund, new AwaitingDraft(id, amount, at, with(refunds, refund)), id);
            case Issued issued -> issued.creditFor(refund, lines);
            case Rejected _ -> Decision.nothing();
        };
    }

    default Decision<Invoice> publish(StoredDocument document) {
        return switch (this) {
            case Issued issued -> issued.publishOnce(document);
            case New _ -> Decision.nothing();
            case Drafted _ -> Decision.nothing();
            case AwaitingDraft _ -> Decision.nothing();
            case Rejected _ -> Decision.nothing();
        };
    }

    private static Decision<Invoice> noted(List<Refund> refunds, Refund refund, Invoice next, OrderId orderId) {
        return refunds.stream().anyMatch(other -> other.refundId().equals(refund.refundId()))
                ? Decision.nothing()
                : Decision.of(next, new RefundNoted(orderId, refund));
    }

    private static <T> List<T> with(List<T> list, T more) {
        var all = new ArrayList<>(list);
        all.add(more);
        return List.copyOf(all);
    }

    private static LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, ZoneOffset.UTC);
    }

    private static boolean recomputes(OrderPlaced order) {
        try {
            return Totals.of(order.lines()).equals(order.totals());
        } catch (ArithmeticException overflow) {
            return false;
        }
    }

    private static InvoiceDrafted drafted(OrderPlaced order) {
        return new InvoiceDrafted(InvoiceId.of(order.orderId()), order.orderId(), order.customerId(), order.contact(),
                order.lines(), order.totals());
    }

    private static Decision<Invoice> rejected(OrderId orderId, String reason) {
        return Decision.of(new Rejected(orderId, reason), new InvoiceRejected(orderId, reason));
    }
}
