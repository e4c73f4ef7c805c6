package dev.gatehouse.local.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** The lines of an order, from a file that holds a JSON list or comma-separated values. */
final class OrderLines {
    private static final List<String> COLUMNS = List.of("sku", "description", "quantity", "unitPrice", "taxRate");

    private final JsonMapper json;

    OrderLines(JsonMapper json) {
        this.json = json;
    }

    /** @throws CommandFailure if the file holds no lines */
    ArrayNode read(Path file) {
        try {
            var text = Files.readString(file).strip();
            var lines = text.startsWith("[") ? (ArrayNode) json.readTree(text) : fromCsv(file, text);
            if (lines.isEmpty()) {
                throw refuse(file + " holds no lines");
            }
            return lines;
        } catch (IOException _) {
            throw refuse("Cannot read " + file);
        } catch (JacksonException e) {
            throw refuse("%s is no JSON list: %s".formatted(file, e.getOriginalMessage()));
        }
    }

    private ArrayNode fromCsv(Path file, String text) {
        var lines = json.createArrayNode();
        var rows = text.lines().toList();
        for (int i = 0; i < rows.size(); i++) {
            var cells = cells(rows.get(i));
            var isHeader = i == 0 && cells.equals(COLUMNS);
            if (isHeader || rows.get(i).isBlank()) {
                continue;
            }
            var where = "%s, line %d: ".formatted(file, i + 1);
            if (cells.size() != COLUMNS.size()) {
                throw refuse(where + "expected the columns " + String.join(",", COLUMNS));
            }
            lines.addObject().put("sku", cells.get(0)).put("description", cells.get(1))
                    .put("quantity", number(where, "quantity", cells.get(2)))
                    .put("unitPrice", number(where, "unitPrice", cells.get(3))).put("taxRate", cells.get(4));
        }
        return lines;
    }

    private static long number(String where, String column, String cell) {
        try {
            return Long.parseLong(cell);
        } catch (NumberFormatException _) {
            throw refuse("%s%s must be a whole number%s, not '%s'".formatted(where, column,
                    column.equals("unitPrice") ? " of cents" : "", cell));
        }
    }

    /** Quoted cells may hold commas, and quotes that are doubled. */
    private static List<String> cells(String row) {
        var cells = new ArrayList<String>();
        var cell = new StringBuilder();
        var quoted = false;
        for (int i = 0; i < row.length(); i++) {
            var character = row.charAt(i);
            if (character == '"' && quoted && i + 1 < row.length() && row.charAt(i + 1) == '"') {
                cell.append('"');
                i++;
            } else if (character == '"') {
                quoted = !quoted;
            } else if (character == ',' && !quoted) {
                cells.add(cell.toString().strip());
                cell.setLength(0);
            } else {
                cell.append(character);
            }
        }
        cells.add(cell.toString().strip());
        return cells;
    }

    private static CommandFailure refuse(String message) {
        return new CommandFailure(CommandFailure.USAGE, message);
    }
}
