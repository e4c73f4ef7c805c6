package dev.gatehouse.invoice.adapters;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.regex.Pattern;

/**
 * Takes chance out of a PDF: the library draws the file's id and the names of embedded subsets of fonts at random. What replaces
 * them is as long as they are, so every offset in the file still holds.
 */
final class FixedBytes {
    private static final Pattern FILE_ID = Pattern.compile("/ID ?\\[ ?<([0-9a-f]{32})> ?<([0-9a-f]{32})> ?]");
    private static final Pattern SUBSET = Pattern.compile("/[A-Z]{6}\\+(?=Liberation)");
    private static final String NO_ID = "0".repeat(32);

    private FixedBytes() {}

    static byte[] of(byte[] pdf) {
        var text = SUBSET.matcher(new String(pdf, ISO_8859_1)).replaceAll("/GATEHO+");
        return FILE_ID.matcher(text)
                .replaceAll(id -> id.group().replace(id.group(1), NO_ID).replace(id.group(2), NO_ID))
                .getBytes(ISO_8859_1);
    }
}
