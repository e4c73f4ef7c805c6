package dev.gatehouse.contracts.order;

import dev.gatehouse.contracts.Money;
import dev.gatehouse.contracts.OrderId;
import dev.gatehouse.contracts.Required;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that a customer should be told, for whoever writes letters and messages. Who the customer is, the order says:
 * nothing here is personal. Like events, notices may arrive more than once and in any order.
 *
 * @param noticeId the same each time that the notice arrives: the id of the event behind it
 * @param amount where it is about money
 * @param reference what the customer needs to know or to use: the reason, what to write on the transfer, the address where
 *     to confirm, the document's number
 */
public record CustomerNotice(String noticeId, Notice notice, OrderId orderId, Instant occurredAt,
        @Nullable Money amount, @Nullable String reference) {

    public enum Notice {
        ORDER_RECEIVED, PAYMENT_EXPECTED, CONFIRMATION_REQUIRED, ORDER_PAID, ORDER_REJECTED, ORDER_CANCELLED, ORDER_FULFILLED, ORDER_DELAYED, MONEY_RETURNED, DOCUMENT_READY
    }

    public CustomerNotice {
        Required.text("noticeId", noticeId);
        Required.value("notice", notice);
        Required.value("orderId", orderId);
        Required.value("occurredAt", occurredAt);
    }
}
