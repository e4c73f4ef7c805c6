package dev.gatehouse.local.command;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Customers who order, cancel and pay in all ways, and ask again until they are answered. */
final class ChaosLoad {
    private static final int MOST_AT_ONCE = 100;

    private final List<ChaosOrder> orders;
    private final Duration patience;
    private final AtomicInteger begun = new AtomicInteger();
    private final Queue<String> stuck = new ConcurrentLinkedQueue<>();
    private final CountDownLatch ended;
    private Instant started = Instant.EPOCH;

    /** @param patience for each order */
    ChaosLoad(PatientShop shop, int count, Random random, Duration patience) {
        this.orders = IntStream.range(0, count)
                .mapToObj(_ -> new ChaosOrder(shop, ChaosOrder.Plan.any(random), random.nextInt(1000))).toList();
        this.patience = patience;
        this.ended = new CountDownLatch(count);
    }

    void start() {
        started = Instant.now();
        ExecutorService customers = Executors.newFixedThreadPool(atOnce(), Thread.ofVirtual().factory());
        orders.forEach(order -> customers.execute(() -> play(order)));
        customers.shutdown();
    }

    /** So few that there is something to kill for until the last ones. */
    private int atOnce() {
        return Math.clamp(orders.size() / 5, 1, MOST_AT_ONCE);
    }

    private void play(ChaosOrder order) {
        begun.incrementAndGet();
        try {
            if (!order.play(Instant.now().plus(patience))) {
                stuck.add(order.text());
            }
        } catch (RuntimeException failed) {
            stuck.add(order.text() + ": " + failed);
        } finally {
            ended.countDown();
        }
    }

    int begun() {
        return begun.get();
    }

    boolean isOver() {
        return ended.getCount() == 0;
    }

    int count() {
        return orders.size();
    }

    Duration since() {
        return Duration.between(started, Instant.now());
    }

    /** Those that have not come to the end that they should have. */
    List<String> stuck() {
        return List.copyOf(stuck);
    }

    Map<String, Long> plans() {
        return orders.stream().collect(Collectors.groupingBy(order -> order.plan().name(), TreeMap::new,
                Collectors.counting()));
    }

    String text() {
        return "%d of %d orders at their end, %d begun".formatted(orders.size() - ended.getCount(), orders.size(),
                begun.get());
    }
}
