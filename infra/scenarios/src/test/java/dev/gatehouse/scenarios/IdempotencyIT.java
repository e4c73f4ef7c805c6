package dev.gatehouse.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** However often a request or a message arrives, and in whatever order, its effect is there once. */
@Isolated
class IdempotencyIT {
    private static final int TIMES = 20;
    private final RunningSystem system = RunningSystem.shared();
    private final Shop shop = new Shop(system);
    private final Cloud cloud = new Cloud(system);

    @AfterEach
    void deliverOnceAndAtOnce() {
        cloud.deliver(1, 0);
    }

    @Test
    void takesTheSameRequestTwentyTimesAtOnceAsOneOrder() throws Exception {
        var key = UUID.randomUUID().toString();
        var order = Order.paidWith("tok_ok");
        var before = cloud.provider.stats();

        var answers = inParallel(key, order);
        shop.awaitPaidAndInvoiced(key);
        cloud.awaitIdleQueues();

        assertThat(answers).extracting(Shop.Answer::status).containsOnly(202);
        assertThat(answers).extracting(answer -> answer.body().path("orderId").asString()).containsOnly(key);
        assertThat(cloud.types("order", key)).containsExactly("OrderPlaced", "OrderConfirmed", "OrderPaid");
        assertThat(cloud.types("payment", key)).containsExactly("PaymentAuthorized", "PaymentCaptured");
        assertThat(cloud.types("invoice", key)).startsWith("InvoiceDrafted", "InvoiceIssued");
        for (var effect : List.of("authorizations", "captures")) {
            var path = "/effects/" + effect;
            assertThat(cloud.provider.stats().at(path).asLong()).isEqualTo(before.at(path).asLong() + 1);
        }
    }

    @Test
    void endsTheSameWhenEveryMessageArrivesTwiceAndShuffled() {
        cloud.deliver(2, 400);
        var paid = place("tok_ok", 10);
        var declined = place("tok_declined", 5);

        paid.forEach(shop::awaitPaidAndInvoiced);
        declined.forEach(orderId -> shop.awaitStatus(orderId, "REJECTED"));
        cloud.awaitIdleQueues();

        for (var orderId : paid) {
            assertThat(cloud.types("order", orderId)).containsExactly("OrderPlaced", "OrderConfirmed", "OrderPaid");
            assertThat(cloud.types("payment", orderId)).containsExactly("PaymentAuthorized", "PaymentCaptured");
            assertThat(cloud.types("invoice", orderId)).contains("InvoiceIssued").doesNotHaveDuplicates();
            assertThat(shop.order(orderId).body().path("invoices")).hasSize(1);
            assertThat(shop.awaitTimeline(orderId, 7).path("events")).hasSize(7);
        }
        for (var orderId : declined) {
            assertThat(cloud.types("order", orderId)).containsExactly("OrderPlaced", "OrderRejected");
            assertThat(cloud.types("payment", orderId)).containsExactly("PaymentDeclined");
        }
        assertThat(deadLetters()).isZero();
    }

    @Test
    void numbersInvoicesWithoutGaps() {
        place("tok_ok", 20).forEach(shop::awaitPaidAndInvoiced);

        var numbers = cloud.invoiceNumbers();

        var series = numbers.getFirst().substring(0, "2026-A-".length());
        assertThat(numbers).containsExactlyElementsOf(IntStream.rangeClosed(1, numbers.size())
                .mapToObj(number -> series + "%06d".formatted(number))
                .toList());
    }

    private List<Shop.Answer> inParallel(String key, Order order) throws InterruptedException, ExecutionException {
        var answers = new ArrayList<Shop.Answer>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var requests = IntStream.range(0, TIMES).mapToObj(_ -> threads.submit(() -> shop.place(key, order)))
                    .toList();
            for (var request : requests) {
                answers.add(request.get());
            }
        }
        return answers;
    }

    private List<String> place(String token, int count) {
        return IntStream.range(0, count).mapToObj(_ -> shop.place(Order.paidWith(token))).toList();
    }

    private int deadLetters() {
        return cloud.queueSizes().entrySet().stream()
                .filter(queue -> queue.getKey().endsWith("-dlq"))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }
}
