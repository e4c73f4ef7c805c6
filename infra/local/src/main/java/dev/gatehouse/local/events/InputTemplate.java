package dev.gatehouse.local.events;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A text with placeholders, JSON or not. A placeholder outside a JSON string becomes a JSON value. Within a string, or
 * where the template is plain text, it becomes bare text: AWS escapes nothing, and drops the quotes of objects.
 */
public final class InputTemplate {
    private static final Pattern PLACEHOLDER = Pattern.compile("<([A-Za-z0-9_.\\-]+)>");

    private final List<Piece> pieces = new ArrayList<>();
    private final boolean isJson;

    private sealed interface Piece {
        record Text(String text) implements Piece {}

        record Placeholder(String name, boolean isQuoted) implements Piece {}
    }

    InputTemplate(String template) {
        var trimmed = template.strip();
        isJson = trimmed.startsWith("{") || trimmed.startsWith("[") || trimmed.startsWith("\"")
                || PLACEHOLDER.matcher(trimmed).matches();
        split(trimmed);
    }

    private void split(String template) {
        var matcher = PLACEHOLDER.matcher(template);
        var text = new StringBuilder();
        var isQuoted = false;
        for (int i = 0; i < template.length(); i++) {
            var next = template.charAt(i);
            if (next == '<' && matcher.find(i) && matcher.start() == i) {
                pieces.add(new Piece.Text(text.toString()));
                pieces.add(new Piece.Placeholder(matcher.group(1), isQuoted || !isJson));
                text.setLength(0);
                i = matcher.end() - 1;
            } else if (next == '\\' && i + 1 < template.length()) {
                text.append(next).append(template.charAt(++i));
            } else if (!isJson || isQuoted || !Character.isWhitespace(next)) {
                text.append(next);
                isQuoted ^= next == '"';
            }
        }
        pieces.add(new Piece.Text(text.toString()));
    }

    boolean isJson() {
        return isJson;
    }

    List<String> placeholders() {
        return pieces.stream().flatMap(piece -> piece instanceof Piece.Placeholder(var name, var _)
                ? java.util.stream.Stream.of(name)
                : java.util.stream.Stream.empty()).toList();
    }

    /** A placeholder without value vanishes. */
    String fill(Map<String, JsonNode> values) {
        var filled = new StringBuilder();
        for (var piece : pieces) {
            filled.append(switch (piece) {
                case Piece.Text(var text) -> text;
                case Piece.Placeholder(var name, var isQuoted) -> written(values.get(name), isQuoted);
            });
        }
        return filled.toString();
    }

    private static String written(@Nullable JsonNode value, boolean isQuoted) {
        if (value == null) {
            return "";
        }
        if (!isQuoted) {
            return value.toString();
        }
        return value.isContainer() ? value.toString().replace("\"", "") : value.asString("");
    }
}
