package dev.gatehouse.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every way that an order can go: for each kind of payment and each card of the sandbox, what is done, how the order ends,
 * and what its contexts recorded. All rows together say everything that the table in docs/saga.md says.
 */
@Execution(ExecutionMode.CONCURRENT)
class SagaIT {
    private static final RunningSystem SYSTEM = RunningSystem.shared();
    private static final Shop SHOP = new Shop(SYSTEM);
    private static final Cloud CLOUD = new Cloud(SYSTEM);
    private static final Set<String> SEEN = new ConcurrentSkipListSet<>();
    private static final Set<String> TRIED = new ConcurrentSkipListSet<>();
    private static final Pattern EVENT = Pattern.compile("(Order|Payment|Invoice|CreditNote)[A-Z]\\w+");

    /** What a word does to an order. A word in capitals waits for a status of the order or of its payment. */
    private static final Map<String, BiConsumer<String, String>> ACTS = Map.of(
            "cancel", (order, _) -> SHOP.cancel(order),
            "fulfil", (order, _) -> SHOP.fulfil(order),
            "refund", (order, _) -> SHOP.refund(order, 2000),
            "confirm", (order, _) -> SHOP.confirmByHand(order, 8384),
            "late", (order, _) -> SHOP.awaitOrder(order, view -> view.path("overdue").asBoolean(false)));

    @ParameterizedTest(name = "{0}: {1} → {2}")
    @CsvSource(delimiter = '|', textBlock = """
            tok_ok                  | PAID fulfil         | FULFILLED  | Authorized Captured                   | Placed Confirmed Paid Fulfilled
            tok_ok                  | PAID cancel         | CANCELLED  | Authorized Captured Refunded          | Placed Confirmed Paid CancellationRequested Cancelled
            tok_ok                  | PAID refund         | PAID       | Authorized Captured Refunded          | Placed Confirmed Paid
            tok_ok                  | PAID dispute        | PAID       | Authorized Captured ChargedBack       | Placed Confirmed Paid
            tok_slow                | PAID                | PAID       | Authorized Captured                   | Placed Confirmed Paid
            tok_timeout_but_charged | PAID                | PAID       | Authorized Captured                   | Placed Confirmed Paid
            tok_declined            | REJECTED            | REJECTED   | Declined                              | Placed Rejected
            tok_insufficient_funds  | REJECTED            | REJECTED   | Declined                              | Placed Rejected
            tok_capture_fails       | REJECTED            | REJECTED   | Authorized CaptureFailed Voided       | Placed Confirmed Rejected
            tok_refund_fails        | PAID refund         | PAID       | Authorized Captured RefundFailed      | Placed Confirmed Paid
            tok_refund_fails        | PAID cancel late    | CANCELLING | Authorized Captured RefundFailed      | Placed Confirmed Paid CancellationRequested Overdue
            tok_3ds                 | ACTION_REQUIRED authenticate | PAID | ActionRequired Authorized Captured | Placed Confirmed Paid
            tok_3ds                 | ACTION_REQUIRED refuse | REJECTED | ActionRequired Declined               | Placed Rejected
            tok_3ds                 | ACTION_REQUIRED expire | REJECTED | ActionRequired Expired                | Placed Rejected
            tok_3ds                 | ACTION_REQUIRED cancel | CANCELLED | ActionRequired Voided                | Placed CancellationRequested Cancelled
            tok_3ds                 | late                | PENDING    | ActionRequired                        | Placed Overdue
            BANK_TRANSFER           | PENDING fund        | PAID       | Pending Captured                      | Placed Paid
            BANK_TRANSFER           | PENDING cancel      | CANCELLED  | Pending Voided                        | Placed CancellationRequested Cancelled
            BANK_TRANSFER           | EXPIRED fund REFUNDED | REJECTED | Pending Expired Captured Refunded     | Placed Rejected
            CASH_ON_DELIVERY        | PENDING confirm     | PAID       | Pending Captured                      | Placed Paid
            CASH_ON_DELIVERY        | PENDING confirm PAID cancel | CANCELLED | Pending Captured Refunded      | Placed Paid CancellationRequested Cancelled
            CASH_ON_DELIVERY        | EXPIRED             | REJECTED   | Pending Expired                       | Placed Rejected
            CHEQUE                  | PENDING confirm     | PAID       | Pending Captured                      | Placed Paid
            CHEQUE                  | PENDING cancel      | CANCELLED  | Pending Voided                        | Placed CancellationRequested Cancelled
            CHEQUE                  | EXPIRED confirm REFUNDED | REJECTED | Pending Expired Captured Refunded  | Placed Rejected
            """)
    void endsAsItShould(String payment, String happens, String ends, String paymentEvents, String orderEvents) {
        assumeTrue(SYSTEM.isImpatient() || !(happens.contains("late") || happens.contains("EXPIRED")),
                "deadlines and reminders are days apart elsewhere");
        var orderId = SHOP.place(Order.paidBy(payment));

        for (var word : happens.split(" ", -1)) {
            if (word.equals(word.toUpperCase(Locale.ROOT))) {
                SHOP.awaitOrder(orderId, view -> view.path("status").asString("").equals(word)
                        || view.at("/payment/status").asString("").equals(word));
            } else {
                ACTS.getOrDefault(word, CLOUD::happens).accept(orderId, word);
            }
        }

        SHOP.awaitStatus(orderId, ends);
        recorded("payment", orderId, "Payment", paymentEvents);
        recorded("order", orderId, happens.contains("late") ? "Order" : "Order(?!Overdue)", orderEvents);
        var paid = paymentEvents.contains("Captured");
        var credited = paymentEvents.contains("Refunded");
        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
            var invoice = CLOUD.types("invoice", orderId);
            assertThat(invoice.contains("InvoiceIssued")).isEqualTo(paid);
            assertThat(invoice.contains("CreditNoteIssued")).isEqualTo(credited);
        });
        SEEN.addAll(CLOUD.types("invoice", orderId));
        TRIED.add(payment);
    }

    /** Some events are notes to oneself and no step of the saga; a slow machine may well be late. */
    private static void recorded(String context, String orderId, String prefix, String events) {
        var step = Pattern.compile("(?:%s)(\\w+)".formatted(prefix));
        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> assertThat(CLOUD.types(context, orderId).stream()
                .map(step::matcher).filter(Matcher::matches).map(matcher -> matcher.group(1))
                .collect(Collectors.joining(" "))).isEqualTo(events));
        SEEN.addAll(CLOUD.types(context, orderId));
    }

    @AfterAll
    static void leavesNoRowOfTheSagaOut() throws IOException {
        if (!SYSTEM.isImpatient()) {
            return;
        }
        var saga = Files.readString(RunningSystem.ROOT.resolve("docs/saga.md"));
        var said = new TreeSet<String>();
        saga.lines().filter(line -> line.startsWith("|")).map(line -> line.split("\\|", -1))
                .forEach(cells -> EVENT.matcher(cells[4]).results().forEach(event -> said.add(event.group())));
        assertThat(SEEN).containsAll(said);
        assertThat(TRIED).containsAll(CLOUD.cards());
    }
}
