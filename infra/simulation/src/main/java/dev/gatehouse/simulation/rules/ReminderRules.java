package dev.gatehouse.simulation.rules;

import java.time.Duration;
import java.util.Set;

/** Nobody is asked for money that has come, or is no longer wanted. */
final class ReminderRules {
    private static final Set<String> OVER = Set.of("PaymentCaptured", "PaymentVoided", "PaymentDeclined",
            "PaymentExpired");
    /** What events may take on their way. */
    private static final Duration DELAY = Duration.ofHours(12);

    private ReminderRules() {}

    static void check(Facts order, Violations violations) {
        order.entries().stream()
                .filter(entry -> OVER.contains(entry.metadata().type()))
                .map(entry -> entry.metadata().occurredAt().plus(DELAY))
                .findFirst()
                .ifPresent(
                        over -> violations.must(order.reminders().stream().allMatch(each -> each.at().isBefore(over)),
                                "reminder", "is reminded of money after " + over));
    }
}
