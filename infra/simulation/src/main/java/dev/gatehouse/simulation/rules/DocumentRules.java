package dev.gatehouse.simulation.rules;

import java.util.List;
import java.util.stream.Stream;

/** Every invoice and credit note is printed. */
final class DocumentRules {
    private DocumentRules() {}

    static void check(Facts order, Violations violations) {
        var issued = Stream.concat(numbers(order, "InvoiceIssued"), numbers(order, "CreditNoteIssued")).sorted()
                .toList();
        List<String> published = numbers(order, "InvoiceDocumentPublished").sorted().toList();
        violations.must(issued.equals(published), "document",
                "has invoices %s and documents %s".formatted(issued, published));
    }

    private static Stream<String> numbers(Facts order, String type) {
        return order.of(type).map(entry -> order.data().getOrDefault(entry, order.nothing()).path("number").asString());
    }
}
