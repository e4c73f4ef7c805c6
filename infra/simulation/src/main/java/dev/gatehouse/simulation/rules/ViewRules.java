package dev.gatehouse.simulation.rules;

import dev.gatehouse.order.domain.OrderView;
import dev.gatehouse.order.domain.OrderView.Entry;
import java.util.List;
import java.util.function.Function;

/** What customers see is what the logs say. */
final class ViewRules {
    private static final List<Function<OrderView, String>> PARTS = List.of(
            view -> "placing " + view.placing(),
            view -> "standing " + view.standing(),
            view -> "payment " + view.payment(),
            view -> view.invoices().size() + " invoices: " + view.invoices(),
            view -> view.timeline().size() + " events: " + view.timeline().stream().map(Entry::eventId).toList());

    private ViewRules() {}

    static void check(Facts order, Violations violations) {
        var expected = OrderView.empty(order.saga().id());
        for (var event : order.visible()) {
            expected = expected.with(event);
        }
        var shown = order.view().orElse(OrderView.empty(order.saga().id()));
        if (!shown.equals(expected)) {
            violations.add("view", "is shown as %s, and is %s".formatted(differences(shown, expected),
                    differences(expected, shown)));
        }
    }

    /** Of one view what the other has otherwise. */
    private static String differences(OrderView one, OrderView other) {
        return PARTS.stream().map(part -> part.apply(one)).filter(
                value -> PARTS.stream().map(part -> part.apply(other)).noneMatch(value::equals))
                .toList().toString();
    }
}
