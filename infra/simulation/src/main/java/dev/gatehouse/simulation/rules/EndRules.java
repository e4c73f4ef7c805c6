package dev.gatehouse.simulation.rules;

import dev.gatehouse.simulation.ports.Card;
import dev.gatehouse.simulation.ports.Intent.Status;
import java.util.Set;

/** Every order comes to an end, or there is a reason why it does not, and somebody is told. */
final class EndRules {
    private static final Set<String> ENDS = Set.of("OrderPaid", "OrderFulfilled", "OrderRejected", "OrderCancelled");
    private static final Set<String> UNDONE = Set.of("OrderRejected", "OrderCancelled");

    private EndRules() {}

    static void check(Facts order, Violations violations) {
        var state = order.state();
        violations.must(!state.isEmpty(), "end", "was never placed");
        if (!ENDS.contains(state)) {
            violations.must(order.has("OrderOverdue"), "end", "stays at " + state + ", and nobody is told");
            violations.must(isStuck(order), "end", "stays at " + state + " without reason");
        }
        if (UNDONE.contains(state)) {
            violations.must(order.kept() == 0 || order.has("PaymentRefundFailed") || order.has("PaymentChargedBack"),
                    "end",
                    "is undone, and %d is kept".formatted(order.kept()));
        } else if (ENDS.contains(state)) {
            violations.must(order.has("PaymentCaptured"), "end", "is paid without money");
        }
    }

    /** The customer never confirms the payment, or the bank takes nothing back. */
    private static boolean isStuck(Facts order) {
        return order.has("PaymentRefundFailed")
                || order.intent()
                        .filter(intent -> intent.status() == Status.REQUIRES_ACTION && intent.card() != Card.NONE)
                        .isPresent();
    }
}
