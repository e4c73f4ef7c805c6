package dev.gatehouse.local.command;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** An order as a shop would place it. */
final class SampleOrder {
    private SampleOrder() {}

    /** @param lines a file that replaces the lines */
    static String json(String card, @Nullable Path lines) {
        var json = new JsonMapper();
        var order = json.createObjectNode();
        order.putObject("customer").put("id", "C-1001").put("name", "Ada Lovelace").put("email", "ada@example.com")
                .putObject("address").put("street", "Unter den Linden 1").put("postalCode", "10117")
                .put("city", "Berlin").put("country", "DE");
        order.put("currency", "EUR");
        order.set("lines", lines == null ? lines(json) : new OrderLines(json).read(lines));
        order.putObject("payment").put("method", "CARD").put("token", card);
        return json.writeValueAsString(order);
    }

    private static ArrayNode lines(JsonMapper json) {
        var lines = json.createArrayNode();
        lines.addObject().put("sku", "TEA-EARL-GREY").put("description", "Earl Grey, 100 g").put("quantity", 2)
                .put("unitPrice", 749).put("taxRate", "0.07");
        lines.addObject().put("sku", "MUG-BLUE").put("description", "Mug, blue, 0.3 l").put("quantity", 1)
                .put("unitPrice", 1290).put("taxRate", "0.19");
        return lines;
    }
}
