package dev.gatehouse.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ShowOrderTest {
    private ScriptedApi api;

    @BeforeEach
    void start() throws IOException {
        api = new ScriptedApi();
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void showsEverythingThatIsKnown() {
        api.add("o-1",
                """
                        {"orderId": "o-1", "status": "PAID", "customerId": "C-1001", "placedAt": "2026-11-21T10:00:00.120Z",
                         "lines": [{"sku": "TEA", "description": "Earl Grey, 100 g", "quantity": 2,
                           "unitPrice": {"amount": 749, "currency": "EUR"}, "taxRate": "0.07"},
                          {"sku": "MUG", "description": "A mug with a description that is a good deal too long",
                           "quantity": 1, "unitPrice": {"amount": 1290, "currency": "EUR"}, "taxRate": "0.19"}],
                         "totals": {"net": {"amount": 2788, "currency": "EUR"}, "taxes": [
                           {"rate": "0.07", "net": {"amount": 1498, "currency": "EUR"}, "tax": {"amount": 105, "currency": "EUR"}},
                           {"rate": "0.19", "net": {"amount": 1290, "currency": "EUR"}, "tax": {"amount": 245, "currency": "EUR"}}],
                           "gross": {"amount": 3138, "currency": "EUR"}},
                         "payment": {"paymentId": "p-1", "method": "CARD", "status": "CAPTURED",
                           "amount": {"amount": 3138, "currency": "EUR"}},
                         "invoices": [{"invoiceId": "i-1", "number": "2026-000001", "issuedAt": "2026-11-21T10:00:01Z",
                           "total": {"amount": 3138, "currency": "EUR"}}]}""",
                """
                        {"orderId": "o-1", "events": [
                          {"eventId": "order/o-1/1", "type": "OrderPlaced", "source": "gatehouse.order", "sequence": 1,
                           "occurredAt": "2026-11-21T10:00:00.123Z"},
                          {"eventId": "payment/o-1/1", "type": "PaymentAuthorized", "source": "payment", "sequence": 1,
                           "occurredAt": "2026-11-21T10:00:00.456Z"}]}""");

        var shell = status("o-1");

        assertThat(shell.exitCode()).isZero();
        assertThat(shell.out()).isEqualTo("""
                Order o-1  PAID
                  placed 2026-11-21 10:00:00 UTC by C-1001

                   Qty  Item                                         Unit price    Tax           Net
                     2  Earl Grey, 100 g (TEA)                             7.49    7 %         14.98
                     1  A mug with a description that is a good...        12.90   19 %         12.90
                                                                                   net         27.88 EUR
                                                                               tax 7 %          1.05 EUR
                                                                              tax 19 %          2.45 EUR
                                                                                 gross         31.38 EUR

                Payment   CARD, CAPTURED, 31.38 EUR  (p-1)

                Invoice   2026-000001, 31.38 EUR, issued 2026-11-21 10:00:01 UTC  (i-1)

                Timeline
                  10:00:00.123  order      1  OrderPlaced
                  10:00:00.456  payment    1  PaymentAuthorized

                Order o-1 is PAID: 1 invoice, 2 events
                """);
    }

    @Test
    void showsAmountsInTheDecimalsOfTheirCurrency() {
        api.add("o-2",
                """
                        {"orderId": "o-2", "status": "PAID", "payment": {"status": "CAPTURED"},
                         "invoices": [{"number": "n", "issuedOn": "2026-11-21"}], "totals": {"gross": {"amount": 1234, "currency": "JPY"},
                         "net": {"amount": 1234, "currency": "KWD"}}}""",
                "{}");

        assertThat(status("o-2").out()).contains(" 1234 JPY").contains(" 1.234 KWD")
                .contains("Payment   CAPTURED  (-)").contains("Invoice   n, -, issued 2026-11-21  (-)");
    }

    @Test
    void tellsCreditNotesFromInvoices() {
        api.add("o-4", """
                {"orderId": "o-4", "status": "PAID", "payment": {"paymentId": "p-4", "status": "PARTIALLY_REFUNDED",
                   "amount": {"amount": 3138, "currency": "EUR"}, "refunded": {"amount": 500, "currency": "EUR"}},
                 "invoices": [
                   {"invoiceId": "i-4", "number": "2026-A-000001", "issuedOn": "2026-11-21", "credits": null,
                    "total": {"amount": 3138, "currency": "EUR"}},
                   {"invoiceId": "i-4", "number": "2026-C-000001", "issuedOn": "2026-11-22",
                    "credits": "2026-A-000001", "total": {"amount": 500, "currency": "EUR"}}]}""", "{}");

        assertThat(status("o-4").out()).contains("""
                Payment   PARTIALLY_REFUNDED, 31.38 EUR, 5.00 EUR returned  (p-4)

                Invoice   2026-A-000001, 31.38 EUR, issued 2026-11-21  (i-4)
                Credit    2026-C-000001, 5.00 EUR, issued 2026-11-22  (for 2026-A-000001)
                """).contains("Order o-4 is PAID: 1 invoice, 1 credit note, ");
    }

    @Test
    void leavesOutWhatIsNotThere() {
        api.add("o-3", "{\"orderId\": \"o-3\", \"status\": \"REJECTED\", \"reason\": \"declined\"}", "gone");

        var shell = status("o-3");

        assertThat(shell.exitCode()).isZero();
        assertThat(shell.out()).isEqualTo("""
                Order o-3  REJECTED
                  placed - by -
                  because declined

                Order o-3 is REJECTED: 0 invoices, 0 events
                """);
    }

    @Test
    void saysThatThereIsNoSuchOrder() {
        var shell = status("nobody");

        assertThat(shell.exitCode()).isEqualTo(1);
        assertThat(shell.err()).isEqualTo("gatehouse: There is no order nobody.\n");
    }

    @Test
    void refusesWhatIsNoId() {
        assertThat(status("../x").exitCode()).isEqualTo(2);
        assertThat(Shell.run("status").exitCode()).isEqualTo(2);
    }

    private Shell status(String order) {
        return Shell.run("status", order, "--api", api.url(), "--endpoint", "http://127.0.0.1:1");
    }
}
