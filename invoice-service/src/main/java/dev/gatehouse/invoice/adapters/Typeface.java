package dev.gatehouse.invoice.adapters;

import java.awt.Color;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import org.jspecify.annotations.Nullable;
import org.openpdf.text.Font;
import org.openpdf.text.FontFactory;
import org.openpdf.text.Phrase;
import org.openpdf.text.pdf.BaseFont;

/**
 * Helvetica, which every reader has and which knows Western European letters. Text with others (Polish, Greek, Cyrillic) is set
 * in Liberation Sans, of the same widths, and embedded.
 */
final class Typeface {
    private static final String WIDE = "font-fallback/LiberationSans-Regular.ttf";
    private static final Color INK = new Color(0x22, 0x28, 0x2E);
    private static final Color PALE = new Color(0x6B, 0x75, 0x80);
    private static final float SIZE = 9;

    private final CharsetEncoder western = Charset.forName("windows-1252").newEncoder();
    private @Nullable Font wide;

    Font plain() {
        return helvetica(FontFactory.HELVETICA, SIZE, INK);
    }

    Font bold() {
        return helvetica(FontFactory.HELVETICA_BOLD, SIZE, INK);
    }

    Font label() {
        return helvetica(FontFactory.HELVETICA, SIZE, PALE);
    }

    Font tiny() {
        return helvetica(FontFactory.HELVETICA, 6.5f, PALE);
    }

    Font title() {
        return helvetica(FontFactory.HELVETICA_BOLD, 15, INK);
    }

    Font sender() {
        return helvetica(FontFactory.HELVETICA_BOLD, 12, INK);
    }

    /** Text that somebody else wrote, in whatever letters. */
    Phrase phrase(String text) {
        return new Phrase(text, western.canEncode(text) ? plain() : wide());
    }

    private static Font helvetica(String name, float size, Color color) {
        return FontFactory.getFont(name, BaseFont.WINANSI, BaseFont.NOT_EMBEDDED, size, Font.UNDEFINED, color);
    }

    private Font wide() {
        if (wide == null) {
            try {
                wide = new Font(BaseFont.createFont(WIDE, BaseFont.IDENTITY_H, BaseFont.EMBEDDED), SIZE, Font.NORMAL,
                        INK);
            } catch (IOException missing) {
                throw new UncheckedIOException(missing);
            }
        }
        return wide;
    }
}
