package dev.gatehouse.local.command;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** An order and what its customer does with it. */
final class ChaosOrder {
    private static final Duration PAUSE = Duration.ofSeconds(3);

    /** What becomes of an order, if nothing is lost and nothing is done twice. */
    enum Plan {
        PAID("tok_ok", "PAID"), DECLINED("tok_declined", "REJECTED"), UNANSWERED("tok_timeout_but_charged",
                "PAID"), CANCELLED("tok_ok", "CANCELLED"), FULFILLED("tok_ok", "FULFILLED"), REFUNDED("tok_ok",
                        "PAID"), TRANSFER("BANK_TRANSFER", "PAID"), CASH("CASH_ON_DELIVERY", "PAID");

        private final String payment;
        private final String end;

        Plan(String payment, String end) {
            this.payment = payment;
            this.end = end;
        }

        /** Most orders are paid by card and stay so. */
        static Plan any(Random random) {
            return switch (random.nextInt(20)) {
                case 0, 1 -> DECLINED;
                case 2, 3, 4 -> CANCELLED;
                case 5, 6 -> FULFILLED;
                case 7 -> REFUNDED;
                case 8, 9 -> TRANSFER;
                case 10 -> CASH;
                case 11 -> random.nextInt(5) == 0 ? UNANSWERED : PAID;
                default -> PAID;
            };
        }
    }

    private final PatientShop shop;
    private final Plan plan;
    private final int hesitation;
    private final String id = UUID.randomUUID().toString();
    private volatile String status = "new";
    private volatile String total = "";

    /** @param hesitation before the customer cancels, in milliseconds */
    ChaosOrder(PatientShop shop, Plan plan, int hesitation) {
        this.shop = shop;
        this.plan = plan;
        this.hesitation = hesitation;
    }

    Plan plan() {
        return plan;
    }

    String text() {
        return "%s (%s) is still %s".formatted(id, plan, status);
    }

    /** @return whether it has come to the end that it should */
    boolean play(Instant deadline) {
        return shop.place(id, plan.payment, deadline) && act(deadline) && await(deadline, this::isAtItsEnd);
    }

    private boolean act(Instant deadline) {
        return switch (plan) {
            case PAID, DECLINED, UNANSWERED -> true;
            case CANCELLED -> {
                LockSupport.parkNanos(Duration.ofMillis(hesitation).toNanos());
                yield await(deadline, _ -> true) && shop.command(id, "orders", "cancel", "", deadline);
            }
            case FULFILLED -> await(deadline, view -> status(view).equals("PAID"))
                    && shop.command(id, "orders", "fulfil", "", deadline);
            case REFUNDED -> await(deadline, view -> payment(view).equals("CAPTURED"))
                    && shop.command(id, "payments", "refunds", "{\"amount\":{\"amount\":100,\"currency\":\"EUR\"},"
                            + "\"lines\":[]}", deadline);
            case TRANSFER -> await(deadline, view -> payment(view).equals("PENDING")) && shop.fund(id, deadline);
            case CASH -> await(deadline, view -> payment(view).equals("PENDING"))
                    && shop.command(id, "payments", "confirmations", "{\"amount\":%s}".formatted(total), deadline);
        };
    }

    private boolean await(Instant deadline, Predicate<JsonNode> condition) {
        while (Instant.now().isBefore(deadline)) {
            var view = shop.order(id);
            if (view.isObject()) {
                status = status(view) + " / " + payment(view);
                total = view.at("/totals/gross").toString();
                if (condition.test(view)) {
                    return true;
                }
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        return false;
    }

    /** With its papers, and with what was given back. */
    private boolean isAtItsEnd(JsonNode view) {
        var isPaid = plan.end.equals("PAID") || plan.end.equals("FULFILLED");
        return status(view).equals(plan.end) && (!isPaid || !view.path("invoices").isEmpty())
                && (plan != Plan.REFUNDED || payment(view).equals("PARTIALLY_REFUNDED"));
    }

    private static String status(JsonNode view) {
        return view.path("status").asString("");
    }

    private static String payment(JsonNode view) {
        return view.at("/payment/status").asString("");
    }
}
