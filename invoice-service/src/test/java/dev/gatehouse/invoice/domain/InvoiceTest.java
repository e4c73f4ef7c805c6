package dev.gatehouse.invoice.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.contracts.Envelope;
import dev.gatehouse.contracts.InvoiceId;
import dev.gatehouse.contracts.Money;
import dev.gatehouse.contracts.OrderId;
import dev.gatehouse.contracts.PaymentMethod;
import dev.gatehouse.contracts.TaxRate;
import dev.gatehouse.contracts.Totals;
import dev.gatehouse.contracts.Totals.TaxTotal;
import dev.gatehouse.contracts.invoice.CreditNoteIssued;
import dev.gatehouse.contracts.invoice.InvoiceDocumentPublished;
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
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
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
    private static final Issued ISSUED_STATE = new Issued(
            ID, new InvoiceNumber("2026-A-000007"), TOTALS, Credits.none(TOTALS), List.of());
    private static final Numbering ONE_SERIES = new Numbering(1);
    private static final Instant LATER = Instant.parse("2026-12-01T09:00:00Z");
    private static final Refund ONE_TEA = new Refund("re_1", eur(2139), List.of(new Refund.Part(0, eur(2139))), LATER);

    @Test
    void draftsFromTheOrder() {
        assertThat(new New(ID).draft(PLACED, ONE_SERIES)).isEqualTo(Decision.of(new Drafted(ID, TOTALS), DRAFTED));
    }

    @Test
    void issuesADraftUnderTheNextNumberOfTheYearWhenTheMoneyComesIn() {
        assertThat(numbered(new Drafted(ID, TOTALS).issue(CAPTURED, ONE_SERIES), 7))
                .isEqualTo(Decision.of(ISSUED_STATE, ISSUED));
    }

    @Test
    void waitsForTheDraftWhenTheMoneyComesFirst() {
        var amount = CAPTURED.data().amount();
        var capturedAt = CAPTURED.metadata().occurredAt();

        assertThat(new New(ID).issue(CAPTURED, ONE_SERIES)).isEqualTo(
                Decision.of(new AwaitingDraft(ID, amount, capturedAt), new CaptureNoted(ID, amount)));
    }

    @Test
    void draftsAndIssuesTogetherWhenTheOrderComesSecond() {
        var awaiting = new AwaitingDraft(ID, CAPTURED.data().amount(), CAPTURED.metadata().occurredAt());

        assertThat(numbered(awaiting.draft(PLACED, ONE_SERIES), 7))
                .isEqualTo(Decision.of(ISSUED_STATE, DRAFTED, ISSUED));
    }

    @Test
    void refusesToBillAnAmountThatWasNotCaptured() {
        var short1 = new Envelope<>(CAPTURED.metadata(), new PaymentCaptured(
                CAPTURED.data().paymentId(), ID, TOTALS.gross().minus(new Money(1, "EUR")), PaymentMethod.CARD));

        assertThat(new Drafted(ID, TOTALS).issue(short1, ONE_SERIES))
                .isEqualTo(rejected("the captured amount is not the order's total"));
    }

    @Test
    void refusesTotalsThatTheLinesDoNotAddUpTo() {
        var wrong = new Totals(TOTALS.net(), TOTALS.taxes(), TOTALS.gross().plus(new Money(1, "EUR")));
        var placed = new OrderPlaced(
                ID, PLACED.customerId(), PLACED.contact(), PLACED.lines(), wrong, PLACED.payment(), PLACED.placedAt());

        assertThat(new New(ID).draft(placed, ONE_SERIES)).isEqualTo(rejected("the totals of order and lines differ"));
    }

    @Test
    void neverChangesOnceIssued() {
        assertThat(ISSUED_STATE.draft(PLACED, ONE_SERIES)).isEqualTo(Decision.nothing());
        assertThat(ISSUED_STATE.issue(CAPTURED, ONE_SERIES)).isEqualTo(Decision.nothing());
    }

    @Test
    void creditsTheTaxRatesOfTheLinesThatARefundNames() {
        var note = credit(ISSUED_STATE, ONE_TEA);

        assertThat(note).isEqualTo(new CreditNoteIssued(InvoiceId.of(ID), ID, "2026-C-000003", "2026-A-000007",
                LocalDate.of(2026, 12, 1), "re_1",
                new Totals(eur(1999), List.of(new TaxTotal(new TaxRate("0.07"), eur(1999), eur(140))), eur(2139)),
                eur(2139)));
    }

    @Test
    void spreadsARefundOfNoCertainLinesOverTheTaxRates() {
        var note = credit(ISSUED_STATE, new Refund("re_1", eur(1000), List.of(), LATER));

        assertThat(note.totals().gross()).isEqualTo(eur(1000));
        assertThat(note.totals().taxes()).extracting(tax -> tax.net().plus(tax.tax()))
                .containsExactly(eur(510), eur(490));
    }

    @Test
    void addsUpToTheInvoiceHoweverItIsCreditedBitByBit() {
        var random = new Random(1);
        for (int run = 0; run < 200; run++) {
            Invoice invoice = ISSUED_STATE;
            var notes = new ArrayList<CreditNoteIssued>();
            for (long left = TOTALS.gross().amount(); left > 0;) {
                var amount = Math.min(left, 1 + random.nextLong(2500));
                var parts = amount < 500
                        ? List.of(new Refund.Part(random.nextInt(2), eur(amount)))
                        : List.<Refund.Part>of();
                var decision = (Decision.Numbered<Invoice>) invoice.credit(
                        new Refund("re_" + left, eur(amount), parts, LATER), PLACED.lines());
                invoice = decision.change().apply(1).state();
                notes.add((CreditNoteIssued) decision.change().apply(1).events().getFirst());
                left -= amount;
            }

            assertThat(notes.getLast().creditedTotal()).isEqualTo(TOTALS.gross());
            assertThat(sum(notes, note -> note.totals().net())).isEqualTo(TOTALS.net());
            assertThat(sum(notes, note -> note.totals().gross())).isEqualTo(TOTALS.gross());
            assertThat(invoice.credit(new Refund("more", eur(1), List.of(), LATER), List.of())).isEqualTo(
                    Decision.of(invoice, new CreditRejected(ID, "more", "so much of the invoice is not left")));
        }
    }

    @Test
    void creditsARefundOnce() {
        var decision = (Decision.Numbered<Invoice>) ISSUED_STATE.credit(ONE_TEA, PLACED.lines());
        var credited = decision.change().apply(3).state();

        assertThat(credited.credit(ONE_TEA, PLACED.lines())).isEqualTo(Decision.nothing());
    }

    @Test
    void keepsRefundsThatComeFirstUntilThereIsAnInvoice() {
        var amount = CAPTURED.data().amount();
        var capturedAt = CAPTURED.metadata().occurredAt();
        var noted = new RefundNoted(ID, ONE_TEA);
        var waiting = new AwaitingDraft(ID, amount, capturedAt, List.of(ONE_TEA));

        assertThat(new New(ID).credit(ONE_TEA, List.of()))
                .isEqualTo(Decision.of(new New(ID, List.of(ONE_TEA)), noted));
        assertThat(new New(ID, List.of(ONE_TEA)).credit(ONE_TEA, List.of())).isEqualTo(Decision.nothing());
        assertThat(new AwaitingDraft(ID, amount, capturedAt).credit(ONE_TEA, List.of()))
                .isEqualTo(Decision.of(waiting, noted));
        assertThat(new New(ID, List.of(ONE_TEA)).issue(CAPTURED, ONE_SERIES))
                .isEqualTo(Decision.of(waiting, new CaptureNoted(ID, amount)));
        assertThat(numbered(waiting.draft(PLACED, ONE_SERIES), 7))
                .isEqualTo(Decision.of(ISSUED_STATE, DRAFTED, ISSUED, new CreditDue(ID, ONE_TEA)));
    }

    @Test
    void publishesEachDocumentOnce() {
        var document = new StoredDocument(ID, "2026-A-000007", "invoices/2026/2026-A-000007.pdf", "abc");
        var published = new Issued(ID, new InvoiceNumber("2026-A-000007"), TOTALS, Credits.none(TOTALS),
                List.of(document.key()));

        assertThat(ISSUED_STATE.publish(document)).isEqualTo(Decision.of(published, new InvoiceDocumentPublished(
                InvoiceId.of(ID), ID, "2026-A-000007", document.key(), "abc")));
        assertThat(published.publish(document)).isEqualTo(Decision.nothing());
    }

    @Test
    void spreadsOrdersOverTheSeriesAndNeverOverThatOfCreditNotes() {
        var letters = new TreeSet<Character>();
        for (int order = 0; order < 1000; order++) {
            var id = new OrderId(new UUID(order, order).toString());
            letters.add(new Numbering(5).seriesOf(id));

            assertThat(ONE_SERIES.seriesOf(id)).isEqualTo('A');
            assertThat(new Numbering(5).seriesOf(id)).isEqualTo(new Numbering(5).seriesOf(id));
        }

        assertThat(letters).containsExactly('A', 'B', 'D', 'E', 'F');
    }

    private static CreditNoteIssued credit(Invoice invoice, Refund refund) {
        var change = (Decision.Change<Invoice>) numbered(invoice.credit(refund, PLACED.lines()), 3);
        return (CreditNoteIssued) change.events().getFirst();
    }

    private static Money sum(List<CreditNoteIssued> notes, Function<CreditNoteIssued, Money> amount) {
        return notes.stream().map(amount).reduce(Money.zero("EUR"), Money::plus);
    }

    private static Money eur(long amount) {
        return new Money(amount, "EUR");
    }

    private static Decision<Invoice> numbered(Decision<Invoice> decision, long number) {
        assertThat(decision).isInstanceOf(Decision.Numbered.class);
        var numbered = (Decision.Numbered<Invoice>) decision;
        assertThat(numbered.series()).isIn(new Series("invoice/2026-A"), new Series("invoice/2026-C"));
        return numbered.change().apply(number);
    }

    private static Decision<Invoice> rejected(String reason) {
        return Decision.of(new Rejected(ID, reason), new InvoiceRejected(ID, reason));
    }
}
