package dev.gatehouse.invoice.adapters;

import static org.openpdf.text.Element.ALIGN_LEFT;
import static org.openpdf.text.Element.ALIGN_RIGHT;

import dev.gatehouse.invoice.domain.Paper;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openpdf.text.Document;
import org.openpdf.text.Font;
import org.openpdf.text.Phrase;
import org.openpdf.text.pdf.ColumnText;
import org.openpdf.text.pdf.PdfPageEventHelper;
import org.openpdf.text.pdf.PdfTemplate;
import org.openpdf.text.pdf.PdfWriter;

/** What is on every page: the sender and its particulars, and which page it is of how many. */
final class PageFrame extends PdfPageEventHelper {
    private static final float LEADING = 9;
    private static final float TOTAL_WIDTH = 24;

    private final Paper paper;
    private final Seller seller;
    private final Typeface type;
    private @Nullable PdfTemplate total;

    PageFrame(Paper paper, Seller seller, Typeface type) {
        this.paper = paper;
        this.seller = seller;
        this.type = type;
    }

    @Override
    public void onOpenDocument(PdfWriter writer, Document document) {
        total = writer.getDirectContent().createTemplate(TOTAL_WIDTH, 12);
    }

    @Override
    public void onEndPage(PdfWriter writer, Document document) {
        head(writer, document);
        foot(writer, document);
    }

    private void head(PdfWriter writer, Document document) {
        var top = document.getPageSize().getTop();
        if (writer.getPageNumber() == 1) {
            put(writer, ALIGN_RIGHT, seller.name(), type.sender(), document.right(), top - 50);
            put(writer, ALIGN_RIGHT, seller.street() + ", " + seller.city() + ", " + seller.country(), type.label(),
                    document.right(), top - 63);
        } else {
            put(writer, ALIGN_LEFT, seller.name(), type.tiny(), document.left(), top - 40);
            put(writer, ALIGN_RIGHT, paper.number(), type.tiny(), document.right(), top - 40);
        }
    }

    private void foot(PdfWriter writer, Document document) {
        var y = document.bottom() - 22;
        var line = writer.getDirectContent();
        line.setLineWidth(0.5f);
        line.moveTo(document.left(), y + 12);
        line.lineTo(document.right(), y + 12);
        line.stroke();
        var columns = List.of(
                List.of(seller.name(), seller.street(), seller.city()),
                List.of("VAT ID " + seller.vatId(), seller.register(), seller.email()),
                List.of(seller.account()));
        var width = (document.right() - document.left()) / columns.size();
        for (int column = 0; column < columns.size(); column++) {
            var lines = columns.get(column);
            for (int row = 0; row < lines.size(); row++) {
                put(writer, ALIGN_LEFT, lines.get(row), type.tiny(), document.left() + column * width,
                        y - row * LEADING);
            }
        }
        page(writer, document, y - 3 * LEADING - 6);
    }

    private void page(PdfWriter writer, Document document, float y) {
        put(writer, ALIGN_RIGHT, "Page %d of".formatted(writer.getPageNumber()), type.tiny(),
                document.right() - TOTAL_WIDTH / 2, y);
        writer.getDirectContent().addTemplate(template(), document.right() - TOTAL_WIDTH / 2 + 2, y);
    }

    @Override
    public void onCloseDocument(PdfWriter writer, Document document) {
        var last = Integer.toString(writer.getPageNumber() - 1);
        ColumnText.showTextAligned(template(), ALIGN_LEFT, new Phrase(last, type.tiny()), 0, 0, 0);
    }

    private PdfTemplate template() {
        if (total == null) {
            throw new IllegalStateException("the document is not open");
        }
        return total;
    }

    private static void put(PdfWriter writer, int alignment, String text, Font font, float x, float y) {
        ColumnText.showTextAligned(writer.getDirectContent(), alignment, new Phrase(text, font), x, y, 0);
    }
}
