package dev.gatehouse.local.command;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** One order as a page of text. Whatever the view does not say is left out. */
final class OrderPage {
    private static final DateTimeFormatter DATE_TIME = DateTimeFormatter
            .ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final String LINE = "  %4s  %-42s %12s %6s  %12s\n";

    private final JsonNode view;
    private final JsonNode timeline;
    private final StringBuilder page = new StringBuilder();

    OrderPage(JsonNode view, JsonNode timeline) {
        this.view = view;
        this.timeline = timeline;
    }

    String text() {
        add("Order %s  %s\n".formatted(text(view, "orderId"), text(view, "status")));
        add("  placed %s by %s\n".formatted(time(DATE_TIME, view.path("placedAt")), text(view, "customerId")));
        if (view.has("reason")) {
            add("  because %s\n".formatted(text(view, "reason")));
        }
        lines();
        payment();
        invoices();
        events();
        var notes = (int) view.path("invoices").valueStream().filter(OrderPage::isCreditNote).count();
        add("\nOrder %s is %s: %s, %s%s\n".formatted(text(view, "orderId"), text(view, "status"),
                TemplateSummary.counted(view.path("invoices").size() - notes, "invoice"),
                notes == 0 ? "" : TemplateSummary.counted(notes, "credit note") + ", ",
                TemplateSummary.counted(timeline.path("events").size(), "event")));
        return page.toString();
    }

    private void lines() {
        if (!view.path("lines").isEmpty()) {
            add("\n" + LINE.formatted("Qty", "Item", "Unit price", "Tax", "Net"));
        }
        for (var line : view.path("lines")) {
            var price = line.path("unitPrice");
            var item = "%s (%s)".formatted(text(line, "description"), text(line, "sku"));
            add(LINE.formatted(text(line, "quantity"), shortened(item), Amounts.times(price, 1),
                    percent(text(line, "taxRate")), Amounts.times(price, line.path("quantity").asLong(1))));
        }
        var totals = view.path("totals");
        if (totals.has("gross")) {
            total("net", totals.path("net"));
            for (var tax : totals.path("taxes")) {
                total("tax " + percent(text(tax, "rate")), tax.path("tax"));
            }
            total("gross", totals.path("gross"));
        }
    }

    private void total(String name, JsonNode amount) {
        add("  %68s  %12s %s\n".formatted(name, Amounts.times(amount, 1), text(amount, "currency")));
    }

    private void payment() {
        var payment = view.path("payment");
        if (!payment.isEmpty()) {
            var amount = payment.has("amount") ? Amounts.text(payment.path("amount")) : "";
            var refunded = payment.path("refunded").isObject()
                    ? Amounts.text(payment.path("refunded")) + " returned"
                    : "";
            add("\nPayment   %s  (%s)\n".formatted(joined(payment.path("method").asString(""),
                    payment.path("status").asString(""), amount, refunded, payment.path("reason").asString("")),
                    text(payment, "paymentId")));
        }
    }

    /** They are listed with the invoices, and each names the one that it is for. */
    private static boolean isCreditNote(JsonNode invoice) {
        return invoice.path("credits").isString();
    }

    private void invoices() {
        add(view.path("invoices").isEmpty() ? "" : "\n");
        for (var invoice : view.path("invoices")) {
            var issued = invoice.has("issuedAt")
                    ? time(DATE_TIME, invoice.path("issuedAt"))
                    : text(invoice, "issuedOn");
            add("%s   %s, %s, issued %s  (%s)\n".formatted(isCreditNote(invoice) ? "Credit " : "Invoice",
                    text(invoice, "number"), Amounts.text(invoice.path("total")), issued,
                    isCreditNote(invoice) ? "for " + text(invoice, "credits") : text(invoice, "invoiceId")));
        }
    }

    private void events() {
        add(timeline.path("events").isEmpty() ? "" : "\nTimeline\n");
        for (var event : timeline.path("events")) {
            add("  %s  %-8s %3s  %s\n".formatted(time(TIME, event.path("occurredAt")),
                    text(event, "source").replace("gatehouse.", ""), text(event, "sequence"), text(event, "type")));
        }
    }

    private void add(String text) {
        page.append(text);
    }

    private static String joined(String... parts) {
        return Stream.of(parts).filter(part -> !part.isEmpty()).collect(Collectors.joining(", "));
    }

    private static String text(JsonNode owner, String name) {
        return owner.path(name).asString("-");
    }

    private static String percent(String rate) {
        try {
            return new BigDecimal(rate).movePointRight(2).stripTrailingZeros().toPlainString() + " %";
        } catch (NumberFormatException _) {
            return rate;
        }
    }

    private static String shortened(String text) {
        return text.length() <= 42 ? text : text.substring(0, 39) + "...";
    }

    private static String time(DateTimeFormatter format, JsonNode instant) {
        try {
            return format.format(Instant.parse(instant.asString("-")));
        } catch (DateTimeParseException _) {
            return instant.asString("-");
        }
    }
}
