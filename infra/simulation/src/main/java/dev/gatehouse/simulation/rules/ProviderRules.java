package dev.gatehouse.simulation.rules;

import dev.gatehouse.simulation.ports.Card;
import dev.gatehouse.simulation.ports.Intent.Status;
import java.util.Set;

/** The provider's books say what ours say. */
final class ProviderRules {
    private static final Set<String> UNDONE = Set.of("OrderRejected", "OrderCancelled");

    private ProviderRules() {}

    static void check(Facts order, Violations violations) {
        order.intent().ifPresent(intent -> {
            violations.must(intent.payments() == 1, "provider", "has %d payments".formatted(intent.payments()));
            violations.must(intent.captures() <= 1, "provider", "was charged %d times".formatted(intent.captures()));
            violations.must(intent.taken() == order.kept(), "provider",
                    "has %d at the provider, and %d in our books".formatted(intent.taken(), order.kept()));
            violations.must(intent.card() == Card.NONE || !intent.wasCalledOff() || intent.captures() == 0, "provider",
                    "was called off and charged");
            violations.must(intent.status() != Status.REQUIRES_CAPTURE || !UNDONE.contains(order.state()), "provider",
                    "is undone, and its money is held");
        });
    }
}
