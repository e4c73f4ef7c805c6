package dev.gatehouse.local.audit;

import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * What was taken, given back, billed and credited, in minor units of one currency.
 *
 * @param currency empty if nothing was
 */
record Books(String currency, long captured, long refunded, long invoiced, long credited) {
    static final Books EMPTY = new Books("", 0, 0, 0, 0);

    /** Of one order. */
    static Books of(List<Entry> entries) {
        return entries.stream().map(Books::of).reduce(EMPTY, Books::plus);
    }

    private static Books of(Entry entry) {
        return switch (entry.type()) {
            case "PaymentCaptured" -> {
                var amount = entry.event().path("amount");
                yield new Books(currency(amount), amount.path("amount").asLong(), 0, 0, 0);
            }
            case "PaymentRefunded" -> {
                var amount = entry.event().path("amount");
                yield new Books(currency(amount), 0, amount.path("amount").asLong(), 0, 0);
            }
            case "InvoiceIssued" -> {
                var gross = entry.event().at("/totals/gross");
                yield new Books(currency(gross), 0, 0, gross.path("amount").asLong(), 0);
            }
            case "CreditNoteIssued" -> {
                var gross = entry.event().at("/totals/gross");
                yield new Books(currency(gross), 0, 0, 0, gross.path("amount").asLong());
            }
            default -> EMPTY;
        };
    }

    private static String currency(JsonNode money) {
        return money.path("currency").asString();
    }

    Books plus(Books other) {
        return new Books(currency.isEmpty() ? other.currency : currency, captured + other.captured,
                refunded + other.refunded, invoiced + other.invoiced, credited + other.credited);
    }

    boolean isBalanced() {
        return captured - refunded == invoiced - credited;
    }
}
