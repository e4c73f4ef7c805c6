package dev.gatehouse.invoice.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.contracts.Envelope;
import dev.gatehouse.contracts.InvoiceId;
import dev.gatehouse.contracts.Money;
import dev.gatehouse.contracts.OrderId;
import dev.gatehouse.contracts.PaymentMethod;
import dev.gatehouse.contracts.Totals;
import dev.gatehouse.contracts.invoice.InvoiceIssued;
import dev.gatehouse.contracts.order.OrderPlaced;
import dev.gatehouse.contracts.payment.PaymentCaptured;
import dev.gatehouse.decision.Decision;
import dev.gatehouse.decision.Series;
import dev.gatehouse.invoice.domain.Invoice.AwaitingDraft;
import dev.gatehouse.invoice.domain.Invoice.Drafted;
import dev.gatehouse.invoice.domain.Invoice.Issued;
import dev.gatehouse.invoice.domain.Invoice.New;
import dev.gatehouse.invoice.domain.Invoice.Rejected;
import dev.gatehouse.testkit.Samples;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class InvoiceTest {
    private static final OrderId ID = new OrderId(Samples.ORDER_ID);
    private static final OrderPlaced PLACED = Samples.<OrderPlaced>envelope("OrderPlaced").data();
    private static final Envelope<PaymentCaptured> CAPTURED = Samples.envelope("PaymentCaptured");
    private static final Totals TOTALS = PLACED.totals();
    private static final InvoiceDrafted DRAFTED = new InvoiceDrafted(
            InvoiceId.of(ID), ID, PLACED.customerId(), PLACED.contact(), PLACED.lines(), TOTALS);
    private static final InvoiceIssued ISSUED = new InvoiceIssued(
            InvoiceId.of(ID), ID, "2026-A-000007", LocalDate.of(2026, 11, 21), TOTALS);
    private static final Issued ISSUED_STATE = new Issued(ID, new InvoiceNumber("2026-A-000007"), TOTALS);

    @Test
    void draftsFromTheOrder() {
        assertThat(new New(ID).draft(PLACED)).isEqualTo(Decision.of(new Drafted(ID, TOTALS), DRAFTED));
    }

    @Test
    void issuesADraftUnderTheNextNumberOfTheYearWhenTheMoneyComesIn() {
        assertThat(numbered(new Drafted(ID, TOTALS).issue(CAPTURED), 7)).isEqualTo(Decision.of(ISSUED_STATE, ISSUED));
    }

    @Test
    void waitsForTheDraftWhenTheMoneyComesFirst() {
        var amount = CAPTURED.data().amount();
        var capturedAt = CAPTURED.metadata().occurredAt();

        assertThat(new New(ID).issue(CAPTURED)).isEqualTo(
                Decision.of(new AwaitingDraft(ID, amount, capturedAt), new CaptureNoted(ID, amount)));
    }

    @Test
    void draftsAndIssuesTogetherWhenTheOrderComesSecond() {
        var awaiting = new AwaitingDraft(ID, CAPTURED.data().amount(), CAPTURED.metadata().occurredAt());

        assertThat(numbered(awaiting.draft(PLACED), 7)).isEqualTo(Decision.of(ISSUED_STATE, DRAFTED, ISSUED));
    }

    @Test
    void refusesToBillAnAmountThatWasNotCaptured() {
        var short1 = new Envelope<>(CAPTURED.metadata(), new PaymentCaptured(
                CAPTURED.data().paymentId(), ID, TOTALS.gross().minus(new Money(1, "EUR")), PaymentMethod.CARD));

        assertThat(new Drafted(ID, TOTALS).issue(short1))
                .isEqualTo(rejected("the captured amount is not the order's total"));
    }

    @Test
    void refusesTotalsThatTheLinesDoNotAddUpTo() {
        var wrong = new Totals(TOTALS.net(), TOTALS.taxes(), TOTALS.gross().plus(new Money(1, "EUR")));
        var placed = new OrderPlaced(
                ID, PLACED.customerId(), PLACED.contact(), PLACED.lines(), wrong, PLACED.payment(), PLACED.placedAt());

        assertThat(new New(ID).draft(placed)).isEqualTo(rejected("the totals of order and lines differ"));
    }

    @Test
    void neverChangesOnceIssued() {
        assertThat(ISSUED_STATE.draft(PLACED)).isEqualTo(Decision.nothing());
        assertThat(ISSUED_STATE.issue(CAPTURED)).isEqualTo(Decision.nothing());
    }

    private static Decision<Invoice> numbered(Decision<Invoice> decision, long number) {
        assertThat(decision).isInstanceOf(Decision.Numbered.class);
        var numbered = (Decision.Numbered<Invoice>) decision;
        assertThat(numbered.series()).isEqualTo(new Series("invoice/2026-A"));
        return numbered.change().apply(number);
    }

    private static Decision<Invoice> rejected(String reason) {
        return Decision.of(new Rejected(ID, reason), new InvoiceRejected(ID, reason));
    }
}
