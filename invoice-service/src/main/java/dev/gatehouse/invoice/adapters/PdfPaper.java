package dev.gatehouse.invoice.adapters;

import static org.openpdf.text.Element.ALIGN_RIGHT;

import dev.gatehouse.contracts.Totals.TaxTotal;
import dev.gatehouse.invoice.domain.Paper;
import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Locale;
import org.openpdf.text.Document;
import org.openpdf.text.Font;
import org.openpdf.text.PageSize;
import org.openpdf.text.Paragraph;
import org.openpdf.text.Phrase;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.PdfDate;
import org.openpdf.text.pdf.PdfName;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;
import org.openpdf.text.pdf.PdfString;
import org.openpdf.text.pdf.PdfWriter;

/** A paper on A4, as a business letter: the recipient's address is where a window envelope shows it. */
final class PdfPaper {
    private static final float MM = 72 / 25.4f;
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
    private static final float[] COLUMNS = {9, 22, 62, 14, 24, 15, 26};
    private static final Color SHADE = new Color(0xEE, 0xF1, 0xF4);
    private static final Color LINE = new Color(0xC4, 0xCB, 0xD2);

    private final Typeface type = new Typeface();
    private final Document document = new Document(PageSize.A4, 25 * MM, 20 * MM, 20 * MM, 32 * MM);
    private final Paper paper;
    private final Seller seller;

    private PdfPaper(Paper paper, Seller seller) {
        this.paper = paper;
        this.seller = seller;
    }

    /** The same bytes for the same paper, on whatever machine and at whatever time. */
    static byte[] print(Paper paper, Seller seller) {
        return new PdfPaper(paper, seller).print();
    }

    private byte[] print() {
        var bytes = new ByteArrayOutputStream();
        var writer = PdfWriter.getInstance(document, bytes);
        writer.setPageEvent(new PageFrame(paper, seller, type));
        document.addTitle(title() + " " + paper.number());
        document.addAuthor(seller.name());
        document.open();
        writer.getExtraCatalog().put(PdfName.LANG, new PdfString("en"));
        var issued = new PdfDate(GregorianCalendar.from(paper.date().atStartOfDay(ZoneOffset.UTC)));
        writer.getInfo().put(PdfName.CREATIONDATE, issued);
        writer.getInfo().put(PdfName.MODDATE, issued);
        head();
        document.add(positions());
        document.add(sums());
        document.add(note());
        document.close();
        return FixedBytes.of(bytes.toByteArray());
    }

    private String title() {
        return paper.credits() == null ? "Invoice" : "Credit note";
    }

    private void head() {
        // Space before a table is lost at the top of a page.
        document.add(new Paragraph(24 * MM, " "));
        var head = new PdfPTable(new float[]{78, 87});
        head.setWidthPercentage(100);
        head.addCell(recipient());
        head.addCell(facts());
        head.setSpacingAfter(12 * MM);
        document.add(head);
        var title = new Paragraph(title() + " " + paper.number(), type.title());
        title.setSpacingAfter(4 * MM);
        document.add(title);
    }

    private PdfPCell recipient() {
        var contact = paper.contact();
        var address = contact.address();
        var cell = bare();
        cell.addElement(new Paragraph("%s · %s · %s".formatted(seller.name(), seller.street(), seller.city()),
                type.tiny()));
        var lines = List.of(contact.name(), address.street(), address.postalCode() + " " + address.city(),
                Locale.of("", address.country()).getDisplayCountry(Locale.ENGLISH));
        for (var line : lines) {
            cell.addElement(leading(type.phrase(line), 14));
        }
        return cell;
    }

    private static Paragraph leading(Phrase phrase, float points) {
        var paragraph = new Paragraph(phrase);
        paragraph.setLeading(points);
        return paragraph;
    }

    private PdfPCell facts() {
        var facts = new PdfPTable(new float[]{22, 65});
        facts.setWidthPercentage(100);
        fact(facts, title() + " no.", paper.number());
        if (paper.credits() != null) {
            fact(facts, "For invoice", paper.credits());
        }
        fact(facts, "Date", DATE.format(paper.date()));
        fact(facts, "Customer", paper.customerId().value());
        fact(facts, "Order", paper.orderId().value());
        var cell = bare();
        cell.addElement(facts);
        return cell;
    }

    private void fact(PdfPTable facts, String name, String value) {
        var label = bare();
        label.setPhrase(new Phrase(name, type.label()));
        label.setPaddingBottom(3);
        var text = bare();
        text.setPhrase(type.phrase(value));
        text.setPaddingBottom(3);
        facts.addCell(label);
        facts.addCell(text);
    }

    private PdfPTable positions() {
        var table = new PdfPTable(COLUMNS);
        table.setWidthPercentage(100);
        table.setHeaderRows(1);
        table.setSplitLate(true);
        var currency = paper.totals().gross().currency();
        for (var name : List.of("#", "Article", "Description", "Qty", "Unit price", "Tax", "Net " + currency)) {
            table.addCell(header(name));
        }
        int number = 0;
        for (var row : paper.rows()) {
            number++;
            cell(table, type.phrase(Integer.toString(number)), false);
            cell(table, type.phrase(row.article()), false);
            cell(table, type.phrase(row.description()), false);
            cell(table, type.phrase(Integer.toString(row.quantity())), true);
            cell(table, type.phrase(Amounts.number(row.unitPrice())), true);
            cell(table, type.phrase(Amounts.of(row.taxRate())), true);
            cell(table, type.phrase(Amounts.number(row.net())), true);
        }
        return table;
    }

    private PdfPCell header(String name) {
        var cell = bordered(new Phrase(name, type.bold()));
        cell.setBackgroundColor(SHADE);
        if (!List.of("#", "Article", "Description").contains(name)) {
            cell.setHorizontalAlignment(ALIGN_RIGHT);
        }
        return cell;
    }

    private static void cell(PdfPTable table, Phrase phrase, boolean isNumber) {
        var cell = bordered(phrase);
        if (isNumber) {
            cell.setHorizontalAlignment(ALIGN_RIGHT);
        }
        table.addCell(cell);
    }

    private static PdfPCell bordered(Phrase phrase) {
        var cell = new PdfPCell(phrase);
        cell.setBorder(Rectangle.BOTTOM);
        cell.setBorderColor(LINE);
        cell.setBorderWidth(0.5f);
        cell.setPaddingTop(4);
        cell.setPaddingBottom(5);
        cell.setPaddingLeft(2);
        cell.setPaddingRight(2);
        return cell;
    }

    /** Stays in one piece. */
    private PdfPTable sums() {
        var sums = new PdfPTable(new float[]{60, 34});
        sums.setWidthPercentage(55);
        sums.setHorizontalAlignment(ALIGN_RIGHT);
        sums.setKeepTogether(true);
        sums.setSpacingBefore(5 * MM);
        sum(sums, "Net total", Amounts.of(paper.totals().net()), type.plain());
        for (TaxTotal tax : paper.totals().taxes()) {
            sum(sums, "Tax %s on %s".formatted(Amounts.of(tax.rate()), Amounts.of(tax.net())), Amounts.of(tax.tax()),
                    type.plain());
        }
        sum(sums, paper.credits() == null ? "Total" : "Total credited", Amounts.of(paper.totals().gross()),
                type.bold());
        return sums;
    }

    private static void sum(PdfPTable sums, String name, String amount, Font font) {
        cell(sums, new Phrase(name, font), false);
        cell(sums, new Phrase(amount, font), true);
    }

    private Paragraph note() {
        var text = paper.credits() == null
                ? "Paid in full. Thank you for your order. Please state the invoice number in all correspondence."
                : "The amount has been returned to the means of payment that the order was paid with. "
                        + "This credit note corrects invoice " + paper.credits() + ".";
        var note = new Paragraph(text, type.plain());
        note.setSpacingBefore(8 * MM);
        note.setKeepTogether(true);
        return note;
    }

    private static PdfPCell bare() {
        var cell = new PdfPCell();
        cell.setBorder(Rectangle.NO_BORDER);
        cell.setPadding(0);
        return cell;
    }
}
