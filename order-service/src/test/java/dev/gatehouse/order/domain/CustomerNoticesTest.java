package dev.gatehouse.order.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.contracts.Envelope;
import dev.gatehouse.contracts.Event;
import dev.gatehouse.contracts.Money;
import dev.gatehouse.contracts.OrderId;
import dev.gatehouse.contracts.order.CustomerNotice.Notice;
import dev.gatehouse.testkit.Samples;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CustomerNoticesTest {

    @ParameterizedTest
    @CsvSource(nullValues = "-", delimiter = '|', textBlock = """
            OrderPlaced              | ORDER_RECEIVED        | 8384 | -
            PaymentPending           | PAYMENT_EXPECTED      | 8384 | GH-0198C0DE
            PaymentActionRequired    | CONFIRMATION_REQUIRED | 8384 | https://hooks.example.com/3ds/pi_1
            OrderPaid                | ORDER_PAID            | 8384 | -
            OrderRejected            | ORDER_REJECTED        | -    | The payment was declined: insufficient_funds.
            OrderCancelled           | ORDER_CANCELLED       | -    | -
            OrderFulfilled           | ORDER_FULFILLED       | -    | -
            PaymentRefunded          | MONEY_RETURNED        | 8384 | -
            InvoiceDocumentPublished | DOCUMENT_READY        | -    | 2026-A-000001
            """)
    void tellsTheCustomerWhatMatters(String event, Notice notice, @Nullable Long amount, @Nullable String reference) {
        var envelope = Samples.<Event>envelope(event);

        assertThat(CustomerNotices.about(envelope)).hasValueSatisfying(told -> {
            assertThat(told.noticeId()).isEqualTo(envelope.metadata().eventId());
            assertThat(told.notice()).isEqualTo(notice);
            assertThat(told.orderId()).isEqualTo(new OrderId(Samples.ORDER_ID));
            assertThat(told.occurredAt()).isEqualTo(envelope.metadata().occurredAt());
            assertThat(told.amount()).isEqualTo(amount == null ? null : new Money(amount, "EUR"));
            assertThat(told.reference()).isEqualTo(reference);
        });
    }

    @Test
    void tellsTheCustomerOfADelay() {
        var overdue = new OrderOverdue(new OrderId(Samples.ORDER_ID));

        assertThat(CustomerNotices.about(new Envelope<>(Samples.envelope("OrderPlaced").metadata(), overdue)))
                .hasValueSatisfying(told -> assertThat(told.notice()).isEqualTo(Notice.ORDER_DELAYED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"OrderConfirmed", "PaymentAuthorized", "PaymentCaptured", "InvoiceIssued"})
    void saysNothingOfTheRest(String event) {
        assertThat(CustomerNotices.about(Samples.<Event>envelope(event))).isEmpty();
    }
}
