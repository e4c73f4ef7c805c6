package dev.gatehouse.order;

import dev.gatehouse.contracts.OrderId;
import dev.gatehouse.order.adapters.DynamoDbOrderViews;
import dev.gatehouse.order.adapters.OrderHistories;
import dev.gatehouse.order.domain.OrderView;
import java.time.Duration;
import java.util.Comparator;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Folds the logs anew and compares what comes of them with the views that are there. It may run beside the functions: a view
 * is read before the logs, so that these know of everything that is in it, and it is replaced only if it has not changed
 * meanwhile.
 */
final class ViewsRebuild {
    private static final int ATTEMPTS = 10;

    private final OrderHistories histories;
    private final DynamoDbOrderViews views;
    private final Duration pause;

    /** @param pause after which an order is looked at again whose events may still be on their way */
    ViewsRebuild(OrderHistories histories, DynamoDbOrderViews views, Duration pause) {
        this.histories = histories;
        this.views = views;
        this.pause = pause;
    }

    /**
     * What was found.
     *
     * @param orders how many there are
     * @param differences the attributes that were not as the logs say, by order
     */
    record Report(int orders, SortedMap<OrderId, Set<String>> differences) {}

    /** Changes nothing. */
    Report check() throws InterruptedException {
        var orders = orders();
        var differing = differing(orders);
        for (var attempt = 1; attempt < ATTEMPTS && !differing.isEmpty(); attempt++) {
            Thread.sleep(pause);
            differing = differing(differing.keySet());
        }
        return new Report(orders.size(), differing);
    }

    /** Replaces what is not as the logs say. */
    Report rebuild() throws InterruptedException {
        var orders = orders();
        var replaced = empty();
        for (var order : orders) {
            var differences = replace(order);
            if (!differences.isEmpty()) {
                replaced.put(order, differences);
            }
        }
        return new Report(orders.size(), replaced);
    }

    private Set<OrderId> orders() {
        var orders = new TreeSet<>(Comparator.comparing(OrderId::value));
        orders.addAll(histories.orders());
        orders.addAll(views.orders());
        return orders;
    }

    private SortedMap<OrderId, Set<String>> differing(Set<OrderId> orders) {
        var differing = empty();
        for (var order : orders) {
            var found = views.find(order);
            var differences = views.differences(found, folded(order));
            if (!differences.isEmpty()) {
                differing.put(order, differences);
            }
        }
        return differing;
    }

    private Set<String> replace(OrderId order) throws InterruptedException {
        for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
            var found = views.find(order);
            var folded = folded(order);
            var differences = views.differences(found, folded);
            if (differences.isEmpty() || views.replace(order, found, folded)) {
                return differences;
            }
            Thread.sleep(pause);
        }
        throw new IllegalStateException("The view of order %s changes all the time".formatted(order.value()));
    }

    /** Nothing if the logs say nothing of the order. */
    private @Nullable OrderView folded(OrderId order) {
        var view = OrderView.empty(order);
        for (var event : histories.of(order)) {
            view = view.with(event);
        }
        return view.timeline().isEmpty() ? null : view;
    }

    private static SortedMap<OrderId, Set<String>> empty() {
        return new TreeMap<>(Comparator.comparing(OrderId::value));
    }
}
