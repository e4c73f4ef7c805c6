package dev.gatehouse.invoice.adapters;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.contracts.Contact;
import dev.gatehouse.contracts.CustomerId;
import dev.gatehouse.contracts.InvoiceId;
import dev.gatehouse.contracts.Money;
import dev.gatehouse.contracts.OrderId;
import dev.gatehouse.contracts.OrderLine;
import dev.gatehouse.contracts.TaxRate;
import dev.gatehouse.contracts.Totals;
import dev.gatehouse.contracts.invoice.CreditNoteIssued;
import dev.gatehouse.contracts.invoice.InvoiceIssued;
import dev.gatehouse.invoice.domain.InvoiceDrafted;
import dev.gatehouse.invoice.domain.Paper;
import dev.gatehouse.testkit.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.parser.PdfTextExtractor;

class PdfPaperTest {
    private static final OrderId ORDER = new OrderId(Samples.ORDER_ID);
    private static final Seller SELLER = new Seller("Gatehouse Trading GmbH", "Torweg 7", "10115 Berlin", "Germany",
            "DE000000000", "Amtsgericht Berlin, HRB 000000", "billing@gatehouse.example",
            "IBAN DE00 0000 0000 0000 0000 00");

    @Test
    void printsWhatAnInvoiceHasToSay() throws IOException {
        var paper = invoice("Zoë Müßig", line("TEA-250", "Grüner Tee, 250 g", 2, 1999, "EUR"),
                line("POT-1",
                        "Teekanne aus Gusseisen, innen emailliert, mit Sieb und Untersetzer aus Nussbaum; die Kanne "
                                + "hält den Tee zwei Stunden warm und passt auf jedes Stövchen",
                        1, 123_456, "EUR"));

        var text = text(keep("invoice", paper), 1);

        assertThat(text).contains("2026-A-000007", "21 November 2026", Samples.ORDER_ID, "Zoë Müßig", "10115 Berlin",
                "Grüner Tee, 250 g", "1,234.56", "Stövchen", "19 %", "Total", "1,516.70 €", "DE000000000");
    }

    @Test
    void isTheSameToTheByte() {
        var paper = invoice("Łukasz Żółć", line("TEA-250", "Зелёный чай", 2, 1999, "EUR"));

        assertThat(PdfPaper.print(paper, SELLER)).isEqualTo(PdfPaper.print(paper, SELLER));
    }

    @Test
    void setsLettersThatHelveticaDoesNotHave() throws IOException {
        var paper = invoice("Łukasz Żółć", line("TEA-250", "Зелёный чай, Πράσινο τσάι", 2, 1999, "EUR"));

        assertThat(text(keep("letters", paper), 1)).contains("Łukasz Żółć", "Зелёный чай, Πράσινο τσάι");
    }

    @Test
    void goesOnOverAsManyPagesAsItTakes() throws IOException {
        var lines = IntStream.rangeClosed(1, 1000)
                .mapToObj(number -> line("SKU-" + number, "Article number " + number, number, number * 7L, "EUR"))
                .toArray(OrderLine[]::new);

        var pdf = keep("thousand", invoice("Ada Muster", lines));

        var pages = new PdfReader(pdf).getNumberOfPages();
        assertThat(pages).isGreaterThan(20);
        assertThat(text(pdf, 2)).contains("Description", "Page 2 of");
        assertThat(text(pdf, pages)).contains("SKU-1000", "Net total");
    }

    @Test
    void printsAmountsWithAsManyDecimalsAsTheirCurrencyHas() throws IOException {
        var yen = text(keep("yen", invoice("Ada Muster", line("A", "Tea", 3, 1200, "JPY"))), 1);
        var dinars = text(keep("dinars", invoice("Ada Muster", line("A", "Tea", 3, 1234, "KWD"))), 1);

        assertThat(yen).contains("1,200", "4,284 JPY");
        assertThat(dinars).contains("1.234", "4.405 KWD");
    }

    @Test
    void printsACreditNote() throws IOException {
        var draft = draft("Ada Muster", line("TEA-250", "Tea", 2, 1999, "EUR"));
        var totals = Totals.of(List.of(line("TEA-250", "Tea", 1, 1999, "EUR")));
        var note = new CreditNoteIssued(InvoiceId.of(ORDER), ORDER, "2026-C-000001", "2026-A-000007",
                LocalDate.of(2026, 12, 1), "re_1", totals, totals.gross());
        var paper = Paper.of(note, draft);

        assertThat(paper.key()).isEqualTo("credit-notes/2026/2026-C-000001.pdf");
        assertThat(text(keep("credit-note", paper), 1))
                .contains("Credit note 2026-C-000001", "2026-A-000007", "Refund re_1", "23.79 €");
    }

    private static Paper invoice(String name, OrderLine... lines) {
        var draft = draft(name, lines);
        return Paper.of(new InvoiceIssued(InvoiceId.of(ORDER), ORDER, "2026-A-000007", LocalDate.of(2026, 11, 21),
                draft.totals()), draft);
    }

    private static InvoiceDrafted draft(String name, OrderLine... lines) {
        var contact = new Contact(name, "ada@example.com",
                new Contact.Address("Beispielweg 1", "10115", "Berlin", "DE"));
        return new InvoiceDrafted(InvoiceId.of(ORDER), ORDER, new CustomerId("C-1001"), contact, List.of(lines),
                Totals.of(List.of(lines)));
    }

    private static OrderLine line(String sku, String description, int quantity, long price, String currency) {
        return new OrderLine(sku, description, quantity, new Money(price, currency), new TaxRate("0.19"));
    }

    /** Left where people can look at it. */
    private static byte[] keep(String name, Paper paper) throws IOException {
        var directory = Files.createDirectories(Path.of("target", "papers"));
        var pdf = PdfPaper.print(paper, SELLER);
        Files.write(directory.resolve(name + ".pdf"), pdf);
        return pdf;
    }

    private static String text(byte[] pdf, int page) throws IOException {
        return new PdfTextExtractor(new PdfReader(pdf)).getTextFromPage(page);
    }
}
