package dev.gatehouse.simulation.rules;

import dev.gatehouse.order.domain.OrderView;

/** What customers see is what the logs say. */
final class ViewRules {
    private ViewRules() {}

    static void check(Facts order, Violations violations) {
        var expected = OrderView.empty(order.saga().id());
        for (var event : order.visible()) {
            expected = expected.with(event);
        }
        var shown = order.view().orElse(OrderView.empty(order.saga().id()));
        if (!shown.equals(expected)) {
            violations.add("view", "is shown as %s, and is %s".formatted(shown, expected));
        }
    }
}
