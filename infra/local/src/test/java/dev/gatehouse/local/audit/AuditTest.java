package dev.gatehouse.local.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class AuditTest {
    private static final String AMOUNT = "{\"amount\": {\"amount\": %d, \"currency\": \"EUR\"}}";
    private static final String BILL = "{\"number\": \"%s\", \"totals\": {\"gross\": {\"amount\": %d, \"currency\": \"EUR\"}}}";
    private final List<Entry> log = new ArrayList<>();

    @Test
    void findsNothingWrongWithAnOrderThatIsPaidPartlyRefundedAndCredited() {
        paid("a", 1);
        add("payment/a", 3, "PaymentRefunded", AMOUNT.formatted(30), "key");
        add("invoice/a", 3, "CreditNoteIssued", BILL.formatted("2026-C-000001", 30), "payment/a/3");

        var findings = Audit.of(log);

        assertThat(findings.violations()).isEmpty();
        assertThat(findings).extracting("orders", "events", "ended", "overdue").containsExactly(1, 9, 1, 0);
        assertThat(findings.lines()).contains(
                "EUR       captured 100 - refunded 30 = 70; invoiced 100 - credited 30 = 70 (minor units)",
                "series    2026-A: 1", "series    2026-C: 1");
        assertThat(findings.summary()).isEqualTo("Audit of 1 orders, 9 events: clean.");
    }

    @Test
    void seesMoneyThatIsMissingInTheBooks() {
        paid("a", 1);
        add("payment/a", 3, "PaymentRefunded", AMOUNT.formatted(30), "key");

        assertThat(Audit.of(log).violations())
                .containsExactly("order a: captured 100 - refunded 30 is not invoiced 100 - credited 0");
    }

    @Test
    void seesWhatHappenedTwice() {
        paid("a", 1);
        add("payment/a", 3, "PaymentCaptured", AMOUNT.formatted(0), "order/a/2");

        assertThat(Audit.of(log).violations()).containsExactly("order a: PaymentCaptured 2 times");
    }

    @Test
    void seesGapsInNumbersAndHolesInStreams() {
        paid("a", 1);
        paid("b", 3);
        log.removeIf(entry -> entry.id().equals("order/b/1"));

        assertThat(Audit.of(log).violations()).containsExactlyInAnyOrder("order/b has a hole",
                "payment/b/1 was caused by order/b/1, which nobody has recorded",
                "invoice/b/1 was caused by order/b/1, which nobody has recorded",
                "series 2026-A has a gap, or a number twice");
    }

    @Test
    void tellsOpenOrdersFromOverdueOnes() {
        add("order/a", 1, "OrderPlaced", "{}", "a");
        add("order/b", 1, "OrderPlaced", "{}", "b");
        add("order/b", 2, "OrderOverdue", "{}", "deadline/b");
        paid("c", 1);
        add("order/c", 4, "DuplicateKeyConflict", "{}", "c");

        assertThat(Audit.of(log)).extracting("ended", "overdue", "open").containsExactly(1, 1, 1);
    }

    private void paid(String order, int number) {
        add("order/" + order, 1, "OrderPlaced", "{}", order);
        add("order/" + order, 2, "OrderConfirmed", "{}", "payment/" + order + "/1");
        add("order/" + order, 3, "OrderPaid", "{}", "payment/" + order + "/2");
        add("payment/" + order, 1, "PaymentAuthorized", "{}", "order/" + order + "/1");
        add("payment/" + order, 2, "PaymentCaptured", AMOUNT.formatted(100), "order/" + order + "/2");
        add("invoice/" + order, 1, "InvoiceDrafted", "{}", "order/" + order + "/1");
        add("invoice/" + order, 2, "InvoiceIssued", BILL.formatted("2026-A-%06d".formatted(number), 100),
                "payment/" + order + "/2");
    }

    private void add(String stream, long version, String type, String event, String cause) {
        log.add(new Entry(stream, version, type, JsonMapper.shared().readTree(event), cause));
    }
}
