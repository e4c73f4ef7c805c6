package dev.gatehouse.order.adapters;

import dev.gatehouse.order.domain.OrderView;
import dev.gatehouse.order.domain.PaymentView;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The JSON documents that the API hands out, by the name of the attribute that holds them. */
final class OrderDocuments {
    private OrderDocuments() {}

    /** Strings are keys of the customer index, everything else is to be written as JSON. */
    static Map<String, Object> of(OrderView view) {
        var documents = new LinkedHashMap<String, Object>();
        documents.put("view", view(view));
        documents.put("timeline", list(view, "events", view.timeline()));
        documents.put("invoices", list(view, "invoices", view.invoices()));
        documents.put("summary", summary(view));
        var placing = view.placing();
        if (placing != null) {
            documents.put("customerId", placing.customerId().value());
            documents.put("placedAt", placing.placedAt() + "_" + view.orderId().value());
        }
        return documents;
    }

    /** In this order in every process: views are compared with rebuilt ones. */
    private static Map<String, Object> list(OrderView view, String name, List<?> items) {
        var body = new LinkedHashMap<String, Object>();
        body.put("orderId", view.orderId());
        body.put(name, items);
        return body;
    }

    private static Map<String, Object> view(OrderView view) {
        var body = summary(view);
        var placing = view.placing();
        var standing = view.standing();
        var payment = view.payment();
        putIfThere(body, "totals", placing == null ? null : placing.totals());
        putIfThere(body, "reason", standing == null ? null : standing.reason());
        putIfThere(body, "message", standing == null ? null : standing.message());
        if (payment != null) {
            body.put("payment", payment(payment));
        }
        body.put("invoices", view.invoices());
        return body;
    }

    private static Map<String, Object> payment(PaymentView payment) {
        var body = new LinkedHashMap<String, Object>();
        body.put("paymentId", payment.paymentId());
        body.put("status", payment.status());
        var stage = payment.stage();
        if (stage != null) {
            putIfThere(body, "amount", stage.amount() == null ? payment.captured() : stage.amount());
            putIfThere(body, "method", stage.method());
            putIfThere(body, "reference", stage.reference());
            putIfThere(body, "actionUrl", stage.actionUrl());
            putIfThere(body, "reason", stage.reason());
        }
        putIfThere(body, "refunded", payment.refunded());
        return body;
    }

    private static Map<String, Object> summary(OrderView view) {
        var placing = view.placing();
        var standing = view.standing();
        var totals = placing == null ? null : placing.totals();
        var body = new LinkedHashMap<String, Object>();
        body.put("orderId", view.orderId());
        body.put("status", standing == null ? OrderView.Status.PENDING : standing.status());
        putIfThere(body, "customerId", placing == null ? null : placing.customerId());
        putIfThere(body, "placedAt", placing == null ? null : placing.placedAt());
        putIfThere(body, "total", totals == null ? null : totals.gross());
        if (view.isOverdue()) {
            body.put("overdue", true);
        }
        body.put("updatedAt", view.timeline().getLast().occurredAt());
        return body;
    }

    private static void putIfThere(Map<String, Object> body, String name, @Nullable Object value) {
        if (value != null) {
            body.put(name, value);
        }
    }
}
