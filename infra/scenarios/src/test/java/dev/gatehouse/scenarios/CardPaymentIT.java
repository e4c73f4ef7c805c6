package dev.gatehouse.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import tools.jackson.databind.JsonNode;

/** The main job: an order placed over HTTP ends as a paid order with an issued invoice, or is refused with a reason. */
@Isolated
class CardPaymentIT {
    private final RunningSystem system = RunningSystem.shared();
    private final Shop shop = new Shop(system);
    private final Cloud cloud = new Cloud(system);

    @Test
    void paysTheOrderAndIssuesItsInvoice() {
        var orderId = shop.place(Order.paidWith("tok_ok"));

        var view = shop.awaitPaidAndInvoiced(orderId);

        assertThat(view.at("/totals/gross/amount").asLong()).isEqualTo(8384);
        assertThat(view.at("/payment/status").asString()).isEqualTo("CAPTURED");
        assertThat(view.at("/payment/amount/amount").asLong()).isEqualTo(8384);
        assertThat(view.path("invoices")).hasSize(1);
        assertThat(view.at("/invoices/0/number").asString()).matches("\\d{4}-A-\\d{6}");
        assertThat(view.at("/invoices/0/total/amount").asLong()).isEqualTo(8384);
        assertThat(cloud.types("order", orderId)).containsExactly("OrderPlaced", "OrderConfirmed", "OrderPaid");
        assertThat(cloud.types("payment", orderId)).containsExactly("PaymentAuthorized", "PaymentCaptured");
        assertThat(cloud.types("invoice", orderId)).startsWith("InvoiceDrafted", "InvoiceIssued");
    }

    @Test
    void rejectsTheOrderWithTheReasonWhenTheCardIsDeclined() {
        var orderId = shop.place(Order.paidWith("tok_declined"));

        var view = shop.awaitOrder(orderId, order -> order.path("status").asString("").equals("REJECTED")
                && order.has("payment"));

        assertThat(view.path("reason").asString()).isEqualTo("PAYMENT_DECLINED");
        assertThat(view.path("message").asString()).contains("declined");
        assertThat(view.at("/payment/status").asString()).isEqualTo("DECLINED");
        assertThat(view.path("invoices")).isEmpty();
    }

    @Test
    void rejectsTheOrderWhenTheCaptureFails() {
        var orderId = shop.place(Order.paidWith("tok_capture_fails"));

        var view = shop.awaitStatus(orderId, "REJECTED");

        assertThat(view.path("reason").asString()).isEqualTo("CAPTURE_FAILED");
        assertThat(cloud.types("order", orderId)).containsExactly("OrderPlaced", "OrderConfirmed", "OrderRejected");
    }

    @Test
    void chargesOnceWhenTheProvidersAnswerIsLost() {
        var before = effect("authorizations");
        var orderId = shop.place(Order.paidWith("tok_timeout_but_charged"));

        shop.awaitPaidAndInvoiced(orderId);

        assertThat(cloud.types("payment", orderId))
                .containsExactly("OutcomeUnknown", "PaymentAuthorized", "PaymentCaptured");
        assertThat(effect("authorizations")).isEqualTo(before + 1);
    }

    @Test
    void showsTheTimelineWithOneTraceAndOneCorrelation() {
        var orderId = shop.place(Order.paidWith("tok_ok"));
        shop.awaitPaidAndInvoiced(orderId);

        var timeline = shop.awaitTimeline(orderId, 7);
        var entries = Stream.of("order", "payment", "invoice")
                .flatMap(context -> cloud.stream(context, orderId).stream())
                .toList();

        // Order and invoice hear of the capture independently of each other.
        assertThat(timeline.path("events")).extracting(event -> event.path("type").asString()).hasSize(7)
                .containsSubsequence(
                        "OrderPlaced", "PaymentAuthorized", "OrderConfirmed", "PaymentCaptured", "OrderPaid")
                .containsSubsequence("PaymentCaptured", "InvoiceIssued", "InvoiceDocumentPublished");
        assertThat(entries).extracting(entry -> entry.get("correlationId")).containsOnly(orderId);
        assertThat(entries).extracting(CardPaymentIT::traceId).hasSize(8).containsOnly(traceId(entries.getFirst()));
    }

    @Test
    void listsTheInvoicesOfAnOrder() {
        var orderId = shop.place(Order.paidWith("tok_ok"));
        shop.awaitDocument(orderId);
        var view = shop.order(orderId).body();

        var invoices = shop.get("/v1/orders/" + orderId + "/invoices").body();

        assertThat(invoices.path("orderId").asString()).isEqualTo(orderId);
        assertThat(invoices.path("invoices")).isEqualTo(view.path("invoices"));
    }

    @Test
    void listsACustomersOrdersNewestFirstPageByPage() {
        var customer = "C-" + UUID.randomUUID();
        var first = shop.place(Order.paidWith("tok_ok").by(customer));
        shop.awaitPaidAndInvoiced(first);
        var second = shop.place(Order.paidWith("tok_declined").by(customer));
        shop.awaitStatus(second, "REJECTED");

        // Lists follow a moment later than single orders: they come from an index.
        await().until(() -> ids(shop.get("/v1/orders?customerId=" + customer).body()),
                listed -> listed.equals(List.of(second, first)));
        var newest = shop.get("/v1/orders?customerId=" + customer + "&limit=1").body();
        var older = shop.get("/v1/orders?customerId=" + customer + "&limit=1&cursor="
                + newest.path("cursor").asString()).body();

        assertThat(ids(newest)).containsExactly(second);
        assertThat(ids(older)).containsExactly(first);
        assertThat(ids(shop.get("/v1/orders?customerId=" + customer).body())).containsExactly(second, first);
        assertThat(shop.get("/v1/orders?customerId=" + customer).body().has("cursor")).isFalse();
    }

    @Test
    void knowsNothingOfAnOrderThatWasNeverPlaced() {
        for (var part : new String[]{"", "/timeline", "/invoices"}) {
            var answer = shop.get("/v1/orders/" + UUID.randomUUID() + part);

            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.body().path("error").asString()).isEqualTo("NOT_FOUND");
        }
    }

    private static String traceId(Map<String, String> entry) {
        return entry.getOrDefault("traceparent", "").split("-", -1)[1];
    }

    private long effect(String kind) {
        return cloud.provider.stats().at("/effects/" + kind).asLong();
    }

    private static List<String> ids(JsonNode page) {
        return page.path("orders").valueStream().map(order -> order.path("orderId").asString()).toList();
    }
}
