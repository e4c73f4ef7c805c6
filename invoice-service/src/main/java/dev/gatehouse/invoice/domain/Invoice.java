package dev.gatehouse.invoice.domain;

import dev.gatehouse.contracts.Envelope;
import dev.gatehouse.contracts.InvoiceId;
import dev.gatehouse.contracts.Money;
import dev.gatehouse.contracts.OrderId;
import dev.gatehouse.contracts.Totals;
import dev.gatehouse.contracts.invoice.InvoiceIssued;
import dev.gatehouse.contracts.order.OrderPlaced;
import dev.gatehouse.contracts.payment.PaymentCaptured;
import dev.gatehouse.decision.Decision;
import dev.gatehouse.decision.Decision.Change;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** An invoice needs the order's lines and the money; whichever arrives second issues it. */
public sealed interface Invoice {

    /** Neither has arrived. */
    record New(OrderId orderId) implements Invoice {

        private Decision<Invoice> draftFrom(OrderPlaced order) {
            return recomputes(order)
                    ? Decision.of(new Drafted(orderId, order.totals()), drafted(order))
                    : rejected(orderId, "the totals of order and lines differ");
        }
    }

    /** The lines are here, the money is not. */
    record Drafted(OrderId orderId, Totals totals) implements Invoice {

        Decision<Invoice> issue(Money amount, Instant capturedAt) {
            return amount.equals(totals.gross())
                    ? InvoiceNumber.next(capturedAt, number -> issued(number, capturedAt))
                    : rejected(orderId, "the captured amount is not the order's total");
        }

        private Change<Invoice> issued(InvoiceNumber number, Instant capturedAt) {
            var date = LocalDate.ofInstant(capturedAt, ZoneOffset.UTC);
            return Decision.of(
                    new Issued(orderId, number, totals),
                    new InvoiceIssued(InvoiceId.of(orderId), orderId, number.value(), date, totals));
        }
    }

    /** The money is here, the lines are not. */
    record AwaitingDraft(OrderId orderId, Money amount, Instant capturedAt) implements Invoice {

        private Decision<Invoice> issueFrom(OrderPlaced order) {
            if (!recomputes(order)) {
                return rejected(orderId, "the totals of order and lines differ");
            }
            return switch (new Drafted(orderId, order.totals()).issue(amount, capturedAt)) {
                case Decision.Numbered<Invoice>(var series, var change) -> Decision.numbered(series, number -> {
                    var issued = change.apply(number);
                    return Decision.of(issued.state(), drafted(order), issued.events().getFirst());
                });
                case Change<Invoice> rejected -> rejected;
                case Decision.Nothing<Invoice> nothing -> nothing;
                case Decision.Undecided<Invoice> undecided -> undecided;
            };
        }
    }

    /** Has its number and never changes again. */
    record Issued(OrderId orderId, InvoiceNumber number, Totals totals) implements Invoice {}

    /** Will never be issued. */
    record Rejected(OrderId orderId, String reason) implements Invoice {}

    default Decision<Invoice> draft(OrderPlaced order) {
        return switch (this) {
            case New first -> first.draftFrom(order);
            case AwaitingDraft awaiting -> awaiting.issueFrom(order);
            case Drafted _ -> Decision.nothing();
            case Issued _ -> Decision.nothing();
            case Rejected _ -> Decision.nothing();
        };
    }

    default Decision<Invoice> issue(Envelope<PaymentCaptured> captured) {
        var amount = captured.data().amount();
        var capturedAt = captured.metadata().occurredAt();
        return switch (this) {
            case New(var orderId) -> Decision.of(
                    new AwaitingDraft(orderId, amount, capturedAt), new CaptureNoted(orderId, amount));
            case Drafted drafted -> drafted.issue(amount, capturedAt);
            case AwaitingDraft _ -> Decision.nothing();
            case Issued _ -> Decision.nothing();
            case Rejected _ -> Decision.nothing();
        };
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
