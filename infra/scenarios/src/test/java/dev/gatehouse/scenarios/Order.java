package dev.gatehouse.scenarios;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** An order as a client sends it: a plausible one, to be changed field by field. */
record Order(Map<String, Object> body) {

    /** @param means a card of the sandbox, or any other method */
    static Order paidBy(String means) {
        return means.startsWith("tok_") ? paidWith(means) : paidLater(means);
    }

    static Order paidWith(String token) {
        return paidBy(Map.of("method", "CARD", "token", token));
    }

    /** Any method but a card. */
    static Order paidLater(String method) {
        return paidBy(Map.of("method", method));
    }

    private static Order paidBy(Map<String, String> payment) {
        var address = Map.of("street", "Beispielweg 1", "postalCode", "10115", "city", "Berlin", "country", "DE");
        return new Order(Map.of(
                "customer",
                Map.of("id", "C-1001", "name", "Ada Muster", "email", "ada@example.com", "address", address),
                "currency", "EUR",
                "lines", List.of(line("TEA-250", 2, 1999, "0.07"), line("POT-1", 1, 3450, "0.19")),
                "payment", payment));
    }

    static Map<String, Object> line(String sku, int quantity, long unitPrice, String taxRate) {
        return Map.of("sku", sku, "description", "A \"" + sku + "\"", "quantity", quantity, "unitPrice", unitPrice,
                "taxRate", taxRate);
    }

    Order with(String field, Object value) {
        var changed = new TreeMap<>(body);
        changed.put(field, value);
        return new Order(changed);
    }

    Order without(String field) {
        var changed = new TreeMap<>(body);
        changed.remove(field);
        return new Order(changed);
    }

    Order by(String customerId) {
        var customer = new TreeMap<>(Map.of());
        ((Map<?, ?>) Objects.requireNonNull(body.get("customer"))).forEach((name, value) -> customer.put(name, value));
        customer.put("id", customerId);
        return with("customer", customer);
    }

    String json() {
        return Shop.JSON.writeValueAsString(body);
    }
}
