package dev.gatehouse.local.apigateway.mapping;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** The variable {@code $util}. What cannot be decoded or parsed gives nothing: the text may come from a caller. */
public final class TemplateFunctions {
    public String urlEncode(@Nullable Object text) {
        return URLEncoder.encode(String.valueOf(text), UTF_8);
    }

    public @Nullable String urlDecode(@Nullable Object text) {
        try {
            return URLDecoder.decode(String.valueOf(text), UTF_8);
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    public String base64Encode(@Nullable Object text) {
        return Base64.getEncoder().encodeToString(String.valueOf(text).getBytes(UTF_8));
    }

    public @Nullable String base64Decode(@Nullable Object text) {
        try {
            return new String(Base64.getDecoder().decode(String.valueOf(text)), UTF_8);
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    public @Nullable Object parseJson(@Nullable Object text) {
        try {
            return text == null ? null : Json.parse(text.toString());
        } catch (JacksonException _) {
            return null;
        }
    }

    /** By the rules of JavaScript strings: a single quote becomes {@code \'}, which JSON does not allow. */
    public String escapeJavaScript(@Nullable Object text) {
        var escaped = new StringBuilder();
        String.valueOf(text).chars().forEach(character -> escape((char) character, escaped));
        return escaped.toString();
    }

    @Override
    public String toString() {
        return "$util";
    }

    private static void escape(char character, StringBuilder to) {
        switch (character) {
            case '\'', '"', '\\', '/' -> to.append('\\').append(character);
            case '\b' -> to.append("\\b");
            case '\f' -> to.append("\\f");
            case '\n' -> to.append("\\n");
            case '\r' -> to.append("\\r");
            case '\t' -> to.append("\\t");
            default -> {
                if (character < ' ' || character > '~') {
                    to.append("\\u%04X".formatted((int) character));
                } else {
                    to.append(character);
                }
            }
        }
    }
}
