package dev.gatehouse.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** However mixed the orders: money and paper agree, and no number is missing. */
@Isolated
@Tag("any-hosting")
class AuditIT {
    private static final int ORDERS = Integer.getInteger("gatehouse.orders", 40);
    private static final List<String> METHODS = List.of("tok_ok", "tok_ok", "tok_ok", "tok_declined",
            "tok_capture_fails", "tok_refund_fails", "BANK_TRANSFER", "CASH_ON_DELIVERY", "CHEQUE", "tok_3ds");
    private final RunningSystem system = RunningSystem.shared();
    private final Shop shop = new Shop(system);
    private final Cloud cloud = new Cloud(system);

    @Test
    void findsTheBooksInOrder() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var orders = IntStream.range(0, ORDERS)
                    .mapToObj(number -> threads.submit(() -> live(new Random(number)), true)).toList();
            for (var order : orders) {
                order.get();
            }
        }
        cloud.awaitIdleQueues();

        var report = RunningSystem.launcher("audit", "--endpoint", system.endpoint().toString());

        System.out.println(report);
        assertThat(report).contains(": clean.").contains("series").contains("EUR");
    }

    private void live(Random random) {
        var orderId = shop.place(Order.paidBy(METHODS.get(random.nextInt(METHODS.size()))));
        goOn(orderId, random);
    }

    /** Whoever has to do something for the order does it, and some customers change their minds. */
    private void goOn(String orderId, Random random) {
        var view = shop.awaitOrder(orderId, order -> order.has("payment")
                && !order.at("/payment/status").asString("").equals("AUTHORIZED"));
        switch (view.at("/payment/status").asString("")) {
            case "PENDING" -> settle(orderId, view.at("/payment/method").asString());
            case "ACTION_REQUIRED" -> cloud.provider.happens(orderId, random.nextBoolean() ? "authenticate" : "refuse");
            default -> {
                // Nothing is left to do.
            }
        }
        var end = shop.awaitOrder(orderId, order -> List.of("PAID", "REJECTED")
                .contains(order.path("status").asString("")));
        if (end.path("status").asString().equals("PAID")) {
            switch (random.nextInt(4)) {
                case 0 -> shop.cancel(orderId);
                case 1 -> shop.refund(orderId, 1 + random.nextInt(8384));
                case 2 -> shop.fulfil(orderId);
                default -> {
                    // Most customers are content.
                }
            }
        }
    }

    private void settle(String orderId, String method) {
        if (method.equals("BANK_TRANSFER")) {
            cloud.provider.happens(orderId, "fund");
        } else {
            shop.confirmByHand(orderId, 8384);
        }
    }
}
