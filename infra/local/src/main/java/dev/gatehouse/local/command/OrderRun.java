package dev.gatehouse.local.command;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;

/** Places one order and follows it to its end. */
final class OrderRun {
    private static final Duration FIRST_LOOK = Duration.ofMillis(40);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(400);
    private static final int ACCEPTED = 202;
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;

    private final OrdersApi api;
    private final Duration patience;
    private final String orderId = UUID.randomUUID().toString();
    private volatile String status = "new";

    OrderRun(OrdersApi api, Duration patience) {
        this.api = api;
        this.patience = patience;
    }

    String orderId() {
        return orderId;
    }

    /** As last seen. */
    String status() {
        return status;
    }

    Outcome place(String order) {
        var started = System.nanoTime();
        var placed = api.place(orderId, order);
        if (placed.status() != ACCEPTED) {
            return new Outcome.Refused(orderId, since(started), placed.complaint());
        }
        status = "ACCEPTED";
        for (var pause = FIRST_LOOK; since(started).compareTo(patience) < 0; pause = longer(pause)) {
            LockSupport.parkNanos(pause.toNanos());
            var answer = api.order(orderId);
            if (answer.status() == OK) {
                var view = answer.body();
                status = view.path("status").asString("UNKNOWN");
                if (status.equals("REJECTED")) {
                    return new Outcome.Rejected(orderId, since(started), reason(view));
                }
                if (isPaid() && !view.path("invoices").isEmpty()) {
                    return new Outcome.Paid(orderId, since(started), Amounts.text(view.at("/totals/gross")),
                            view.at("/invoices/0/number").asString("?"));
                }
            } else if (answer.status() != NOT_FOUND) {
                status = answer.complaint();
            }
        }
        return new Outcome.Stuck(orderId, since(started), isPaid() ? "without an invoice" : status);
    }

    private boolean isPaid() {
        return status.equals("PAID") || status.equals("FULFILLED");
    }

    private static String reason(JsonNode view) {
        return view.path("reason").asString(view.at("/payment/reason").asString("for no stated reason"));
    }

    private static Duration since(long started) {
        return Duration.ofNanos(System.nanoTime() - started);
    }

    private static Duration longer(Duration pause) {
        var longer = pause.multipliedBy(5).dividedBy(4);
        return longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
    }
}
