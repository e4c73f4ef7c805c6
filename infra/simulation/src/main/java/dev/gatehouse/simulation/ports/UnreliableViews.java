package dev.gatehouse.simulation.ports;

import dev.gatehouse.contracts.Envelope;
import dev.gatehouse.contracts.Event;
import dev.gatehouse.contracts.OrderId;
import dev.gatehouse.order.domain.OrderView;
import dev.gatehouse.order.domain.OrderViews;
import dev.gatehouse.runtime.contention.Optimistic;
import dev.gatehouse.testkit.simulation.Calls;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Views in a table at the far end of a network, each written on the condition that nobody else has written it. */
public final class UnreliableViews implements OrderViews {
    private final Map<String, Stored> views = new TreeMap<>();
    private final Calls calls;
    private final boolean isConditional;

    public UnreliableViews(Calls calls, boolean isConditional) {
        this.calls = calls;
        this.isConditional = isConditional;
    }

    private record Stored(OrderView view, long revision) {}

    @Override
    public void add(Envelope<? extends Event> event) {
        var order = new OrderId(event.metadata().correlationId());
        Optimistic.retry("view of order " + order.value(), () -> {
            var stored = calls.read("read view", () -> views.getOrDefault(order.value(),
                    new Stored(OrderView.empty(order), 0)));
            var changed = stored.view().with(event);
            return changed.equals(stored.view()) || saved(new Stored(changed, stored.revision()))
                    ? Optional.of(changed)
                    : Optional.empty();
        });
    }

    private boolean saved(Stored changed) {
        var id = changed.view().orderId().value();
        boolean saved = calls.write("write view", () -> {
            var there = views.get(id);
            if (isConditional && there != null && there.revision() != changed.revision()) {
                return false;
            }
            views.put(id, new Stored(changed.view(), changed.revision() + 1));
            return true;
        });
        if (!saved) {
            UnreliableLog.takeNoBreak();
        }
        return saved;
    }

    public Optional<OrderView> of(String order) {
        return Optional.ofNullable(views.get(order)).map(Stored::view);
    }
}
