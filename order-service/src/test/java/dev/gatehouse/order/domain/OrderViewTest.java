package dev.gatehouse.order.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.contracts.Envelope;
import dev.gatehouse.contracts.Metadata;
import dev.gatehouse.contracts.Money;
import dev.gatehouse.contracts.OrderId;
import dev.gatehouse.contracts.PaymentMethod;
import dev.gatehouse.contracts.PublishedEvent;
import dev.gatehouse.contracts.order.OrderPlaced;
import dev.gatehouse.order.domain.OrderView.Status;
import dev.gatehouse.testkit.Samples;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OrderViewTest {
    private static final List<Envelope<PublishedEvent>> SAGA = saga(
            "OrderPlaced", "PaymentAuthorized", "OrderConfirmed", "PaymentCaptured", "OrderPaid", "InvoiceIssued",
            "InvoiceDocumentPublished", "CreditNoteIssued");

    @Test
    void showsAPaidOrderWithItsPaymentAndInvoice() {
        var view = fold(SAGA);

        var placed = (OrderPlaced) SAGA.getFirst().data();
        assertThat(view.placing()).isEqualTo(
                new OrderView.Placing(placed.customerId(), placed.placedAt(), placed.totals()));
        assertThat(view.standing()).isEqualTo(new OrderView.Standing(3, Status.PAID, null, null));
        assertThat(view.payment()).extracting("status", "captured").containsExactly("CAPTURED", new Money(8384, "EUR"));
        assertThat(view.invoices()).extracting(OrderView.Invoice::number).containsExactly(
                "2026-A-000001", "2026-C-000001");
        assertThat(view.invoices()).extracting(OrderView.Invoice::documentKey)
                .containsExactly("invoices/2026/2026-A-000001.pdf", null);
        assertThat(view.invoices()).extracting(OrderView.Invoice::credits).containsExactly(null, "2026-A-000001");
        assertThat(view.timeline()).extracting(OrderView.Entry::type).containsExactly(
                "OrderPlaced", "PaymentAuthorized", "OrderConfirmed", "PaymentCaptured", "OrderPaid", "InvoiceIssued",
                "InvoiceDocumentPublished", "CreditNoteIssued");
    }

    @Test
    void isTheSameWhateverTheOrderOfArrivalAndHoweverOftenEachEventArrives() {
        var inOrder = fold(SAGA);
        var random = new Random(1);

        for (int run = 0; run < 500; run++) {
            var twice = new ArrayList<>(SAGA);
            twice.addAll(SAGA);
            Collections.shuffle(twice, random);

            assertThat(fold(twice)).isEqualTo(inOrder);
        }
    }

    @Test
    void showsWhyAnOrderIsRejected() {
        var view = fold(saga("OrderRejected", "PaymentDeclined", "OrderPlaced"));

        assertThat(view.standing()).isEqualTo(new OrderView.Standing(
                2, Status.REJECTED, "PAYMENT_DECLINED", "The payment was declined: insufficient_funds."));
        assertThat(view.payment()).extracting("status", "stage.reason").containsExactly("DECLINED",
                "insufficient_funds");
    }

    @Test
    void showsACancelledOrderAndItsRefundWhateverTheOrderOfArrival() {
        var saga = saga("OrderPlaced", "PaymentAuthorized", "OrderConfirmed", "PaymentCaptured", "OrderPaid",
                "OrderCancellationRequested", "PaymentRefunded", "OrderCancelled");
        var random = new Random(2);

        for (int run = 0; run < 200; run++) {
            var shuffled = new ArrayList<>(saga);
            Collections.shuffle(shuffled, random);
            var view = fold(shuffled);

            assertThat(view.standing()).extracting("status").isEqualTo(Status.CANCELLED);
            assertThat(view.payment()).extracting("status", "refunded")
                    .containsExactly("REFUNDED", new Money(8384, "EUR"));
        }
    }

    @Test
    void showsWhereToPay() {
        assertThat(fold(saga("OrderPlaced", "PaymentPending")).payment())
                .extracting("status", "stage.method", "stage.reference")
                .containsExactly("PENDING", PaymentMethod.BANK_TRANSFER, "GH-0198C0DE");
        assertThat(fold(saga("OrderPlaced", "PaymentActionRequired")).payment())
                .extracting("status", "stage.actionUrl")
                .containsExactly("ACTION_REQUIRED", "https://hooks.example.com/3ds/pi_1");
    }

    @Test
    void isOverdueUntilItHasEnded() {
        var placed = Samples.<OrderPlaced>envelope("OrderPlaced");
        var at = placed.metadata();
        var overdue = new Envelope<>(new Metadata(at.stream() + "/2", "OrderOverdue", 1, at.stream(), 2,
                at.occurredAt(), at.correlationId(), "deadline", null), new OrderOverdue(placed.data().orderId()));
        var open = OrderView.empty(placed.data().orderId()).with(placed).with(overdue);

        assertThat(open.isOverdue()).isTrue();
        assertThat(open.with(Samples.<PublishedEvent>envelope("OrderCancelled")).isOverdue()).isFalse();
    }

    @Test
    void knowsTheCustomerOfAnOrderThatWasRejectedAtOnce() {
        var view = fold(saga("OrderRejected"));

        assertThat(view.placing()).extracting("customerId.value", "totals").containsExactly("C-1001", null);
    }

    private static OrderView fold(List<Envelope<PublishedEvent>> events) {
        var view = OrderView.empty(new OrderId(Samples.ORDER_ID));
        for (var event : events) {
            view = view.with(event);
        }
        return view;
    }

    private static List<Envelope<PublishedEvent>> saga(String... types) {
        return Stream.of(types).map(type -> Samples.<PublishedEvent>envelope(type)).toList();
    }
}
