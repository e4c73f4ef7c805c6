package dev.gatehouse.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/**
 * Every way that an order can go: for each kind of payment and each card of the sandbox, what is done, how the order ends,
 * and what its contexts recorded. All together they take each step of the tables in docs/saga.md, and no other.
 */
@Execution(ExecutionMode.CONCURRENT)
class SagaIT {
    private static final RunningSystem SYSTEM = RunningSystem.shared();
    private static final Shop SHOP = new Shop(SYSTEM);
    private static final Cloud CLOUD = new Cloud(SYSTEM);
    private static final SagaSteps STEPS = new SagaSteps(SHOP, CLOUD);
    private static final Set<String> SEEN = new ConcurrentSkipListSet<>();
    private static final Set<String> TRIED = new ConcurrentSkipListSet<>();
    private static final Map<String, String> FOREIGN = new ConcurrentHashMap<>();
    private static final Pattern PATIENT = Pattern.compile("late|EXPIRED|fund-held PAID");

    /** What a word does to an order. A word in capitals waits for a status of the order or of its payment. */
    private static final Map<String, BiConsumer<String, String>> ACTS = Map.of(
            "cancel", (order, _) -> SHOP.cancel(order),
            "fulfil", (order, _) -> SHOP.fulfil(order),
            "refund", (order, _) -> SHOP.refund(order, 2000),
            "confirm", (order, _) -> SHOP.confirmByHand(order, 8384),
            "fund-held", (order, _) -> CLOUD.provider.happens(order, "fund", "report=held"),
            "fund-closed", (order, _) -> CLOUD.provider.happens(order, "fund", "account=closed"),
            "fund-held-closed", (order, _) -> CLOUD.provider.happens(order, "fund", "report=held&account=closed"),
            "mismatch", (order, _) -> authorizeOneCent(order),
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
            BANK_TRANSFER           | EXPIRED fund-closed CAPTURED | REJECTED | Pending Expired Captured RefundFailed( RefundFailed)? | Placed Rejected
            BANK_TRANSFER           | PENDING fund-held PAID report | PAID | Pending Captured                  | Placed Paid
            BANK_TRANSFER           | PENDING fund-held cancel CANCELLED report | CANCELLED | Pending Captured Refunded | Placed CancellationRequested Cancelled
            BANK_TRANSFER           | PENDING fund-held mismatch | REJECTED | Pending Captured Refunded         | Placed Rejected
            BANK_TRANSFER           | PENDING fund-held-closed mismatch | REJECTED | Pending Captured RefundFailed | Placed Rejected
            tok_3ds                 | ACTION_REQUIRED mismatch | REJECTED | ActionRequired Voided               | Placed Rejected
            CASH_ON_DELIVERY        | PENDING confirm     | PAID       | Pending Captured                      | Placed Paid
            CASH_ON_DELIVERY        | PENDING confirm PAID cancel | CANCELLED | Pending Captured Refunded      | Placed Paid CancellationRequested Cancelled
            CASH_ON_DELIVERY        | EXPIRED             | REJECTED   | Pending Expired                       | Placed Rejected
            CHEQUE                  | PENDING confirm     | PAID       | Pending Captured                      | Placed Paid
            CHEQUE                  | PENDING cancel      | CANCELLED  | Pending Voided                        | Placed CancellationRequested Cancelled
            CHEQUE                  | EXPIRED confirm REFUNDED | REJECTED | Pending Expired Captured Refunded  | Placed Rejected
            """)
    void endsAsItShould(String payment, String happens, String ends, String paymentEvents, String orderEvents) {
        assumeTrue(SYSTEM.isImpatient() || !PATIENT.matcher(happens).find(),
                "deadlines and reminders are days apart elsewhere");
        var orderId = SHOP.place(Order.paidBy(payment));

        for (var word : happens.split(" ", -1)) {
            if (word.equals(word.toUpperCase(Locale.ROOT))) {
                SHOP.awaitOrder(orderId, view -> isOrBecame(view, word));
            } else {
                ACTS.getOrDefault(word, CLOUD.provider::happens).accept(orderId, word);
            }
        }

        SHOP.awaitStatus(orderId, ends);
        recorded("payment", orderId, "Payment", paymentEvents);
        answersEachAskerOnce(orderId);
        recorded("order", orderId, happens.contains("late") ? "Order" : "Order(?!Overdue)", orderEvents);
        var paid = paymentEvents.contains("Captured");
        var credited = paymentEvents.contains("Refunded");
        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
            var invoice = CLOUD.types("invoice", orderId);
            assertThat(invoice.contains("InvoiceIssued")).isEqualTo(paid);
            assertThat(invoice.contains("CreditNoteIssued")).isEqualTo(credited);
        });
        SEEN.addAll(STEPS.takenBy(orderId, FOREIGN));
        TRIED.add(payment);
    }

    /** Every order is PENDING from the beginning; a payment is from when it is agreed upon. */
    private static boolean isOrBecame(JsonNode view, String status) {
        return view.at("/payment/status").asString("").equals(status)
                || (!status.equals("PENDING") && view.path("status").asString("").equals(status));
    }

    @Test
    void isRejectedAtOnceWhenThereIsNothingToPay() {
        var orderId = SHOP.place(Order.paidWith("tok_ok").with("lines", List.of(Order.line("GIFT", 1, 0, "0.19"))));

        assertThat(SHOP.awaitStatus(orderId, "REJECTED").path("reason").asString()).isEqualTo("NOTHING_TO_PAY");
        recorded("order", orderId, "Order", "Rejected");
        SEEN.addAll(STEPS.takenBy(orderId, FOREIGN));
    }

    @Test
    void isInvoicedWhenTheMoneyIsKnownOfBeforeTheOrder() {
        var orderId = UUID.randomUUID().toString();
        CLOUD.putAsPayment("invoice-gate", "PaymentCaptured",
                metadata("PaymentCaptured", "payment/" + orderId, 2, orderId),
                Map.of("paymentId", orderId,
                        "orderId", orderId, "amount", euros(8384), "method", "CARD"));
        await().until(() -> CLOUD.types("invoice", orderId), List.of("CaptureNoted")::equals);

        SHOP.place(orderId, Order.paidWith("tok_ok"));

        SHOP.awaitPaidAndInvoiced(orderId);
        assertThat(CLOUD.types("invoice", orderId)).containsOnlyOnce("InvoiceIssued");
        SEEN.addAll(STEPS.takenBy(orderId, FOREIGN));
    }

    @Test
    void isCreditedWhenTheRefundIsKnownOfBeforeTheOrder() {
        var orderId = UUID.randomUUID().toString();
        var stream = "payment/" + orderId;
        CLOUD.putAsPayment("invoice-gate", "PaymentRefunded", metadata("PaymentRefunded", stream, 3, orderId),
                Map.of("paymentId",
                        orderId, "orderId", orderId, "refundId", "order/" + orderId + "/4", "amount", euros(8384),
                        "lines", List.of(),
                        "refundedTotal", euros(8384)));
        await().until(() -> CLOUD.types("invoice", orderId), List.of("RefundNoted")::equals);

        SHOP.place(orderId, Order.paidWith("tok_ok"));
        SHOP.awaitPaidAndInvoiced(orderId);
        SHOP.cancel(orderId);

        SHOP.awaitStatus(orderId, "CANCELLED");
        SHOP.awaitEvents(orderId, "CreditNoteIssued", 1);
        assertThat(CLOUD.types("invoice", orderId)).containsOnlyOnce("InvoiceIssued", "CreditDue", "CreditNoteIssued");
        SEEN.addAll(STEPS.takenBy(orderId, FOREIGN));
    }

    /**
     * Whoever asked the provider ended before it could record the answer, and the order is cancelled before anybody asks
     * again.
     */
    @Test
    void isCalledOffWhenItsCancellationOvertakesItsPayment() {
        var held = UUID.randomUUID().toString();
        var paid = UUID.randomUUID().toString();
        var unreturnable = UUID.randomUUID().toString();
        CLOUD.delay("payment-authorizePayment-inbox", 20);
        try {
            CLOUD.provider.authorize(held, 8384);
            CLOUD.provider.expectTransfer(paid, 8384);
            CLOUD.provider.expectTransfer(unreturnable, 8384);
            CLOUD.provider.happens(paid, "fund", "report=held");
            CLOUD.provider.happens(unreturnable, "fund", "report=held&account=closed");
            SHOP.place(held, Order.paidWith("tok_ok"));
            SHOP.place(paid, Order.paidLater("BANK_TRANSFER"));
            SHOP.place(unreturnable, Order.paidLater("BANK_TRANSFER"));
            for (var orderId : List.of(held, paid, unreturnable)) {
                SHOP.awaitOrder(orderId, view -> view.path("status").isString());
                SHOP.cancel(orderId);
                SHOP.awaitStatus(orderId, "CANCELLED");
            }
        } finally {
            CLOUD.delay("payment-authorizePayment-inbox", 0);
        }

        recorded("payment", held, "Payment", "Voided Voided");
        recorded("payment", paid, "Payment", "Voided Captured Refunded");
        recorded("payment", unreturnable, "Payment", "Voided Captured RefundFailed");
        for (var orderId : List.of(held, paid, unreturnable)) {
            recorded("order", orderId, "Order", "Placed CancellationRequested Cancelled");
            SEEN.addAll(STEPS.takenBy(orderId, FOREIGN));
        }
    }

    /** Says that another amount is held than the order's. */
    private static void authorizeOneCent(String orderId) {
        var stream = "mistake/" + UUID.randomUUID();
        FOREIGN.put(stream + "/1", "PaymentAuthorized");
        CLOUD.send("order-confirmOrder-inbox", metadata("PaymentAuthorized", stream, 1, orderId),
                Map.of("paymentId", orderId, "orderId", orderId, "amount", euros(1)));
    }

    private static Map<String, Object> metadata(String type, String stream, int sequence, String orderId) {
        return Map.of("eventId", stream + "/" + sequence, "type", type, "version", 1, "stream", stream, "sequence",
                sequence, "occurredAt", Instant.now().toString(), "correlationId", orderId, "causationId", orderId);
    }

    private static Map<String, Object> euros(long cents) {
        return Map.of("amount", cents, "currency", "EUR");
    }

    /**
     * Some events are notes to oneself and no step of the saga; a slow machine may well be late.
     *
     * @param events as a regular expression: a rejection that comes after money that cannot go back asks for it once more
     */
    private static void recorded(String context, String orderId, String prefix, String events) {
        var step = Pattern.compile("(?:%s)(\\w+)".formatted(prefix));
        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> assertThat(CLOUD.types(context, orderId).stream()
                .map(step::matcher).filter(Matcher::matches).map(matcher -> matcher.group(1))
                .collect(Collectors.joining(" "))).matches(events));
    }

    /** Two refusals are two answers to two messages, not one message handled twice. */
    private static void answersEachAskerOnce(String orderId) {
        assertThat(CLOUD.stream("payment", orderId))
                .filteredOn(item -> item.getOrDefault("type", "").startsWith("Payment"))
                .isNotEmpty()
                .extracting(item -> item.get("causationId") + " → " + item.get("type"))
                .doesNotHaveDuplicates();
    }

    @AfterAll
    static void leavesNoStepOfTheSagaOut() {
        if (!SYSTEM.isImpatient()) {
            return;
        }
        var documented = SagaSteps.documented();
        var events = documented.stream().map(SagaIT::event).collect(Collectors.toSet());
        assertThat(SEEN).filteredOn(step -> events.contains(event(step)))
                .containsExactlyInAnyOrderElementsOf(documented);
        assertThat(TRIED).containsAll(CLOUD.provider.cards());
    }

    private static String event(String step) {
        return step.substring(step.lastIndexOf(' ') + 1);
    }
}
