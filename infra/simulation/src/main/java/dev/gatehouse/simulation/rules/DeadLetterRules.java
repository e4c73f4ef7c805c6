package dev.gatehouse.simulation.rules;

import dev.gatehouse.simulation.Evidence.DeadLetter;
import java.util.Set;

/** What is dead in the end can never be done. */
final class DeadLetterRules {
    private static final Set<String> PAID = Set.of("OrderPaid", "OrderFulfilled");

    private DeadLetterRules() {}

    static void check(Facts order, Violations violations) {
        order.deadLetters().forEach(dead -> violations.must(isHopeless(order, dead), "dead letter",
                "has a message for %s that fails with '%s'".formatted(dead.function(), dead.failure())));
    }

    private static boolean isHopeless(Facts order, DeadLetter dead) {
        return switch (dead.failure()) {
            case "NotFulfillable" -> !PAID.contains(order.state());
            case "ConfirmationRefused" -> dead.function().equals("settlePayment");
            case "TooEarly" -> !order.has("OrderPlaced");
            default -> false;
        };
    }
}
