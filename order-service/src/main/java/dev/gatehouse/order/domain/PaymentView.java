package dev.gatehouse.order.domain;

import dev.gatehouse.contracts.Money;
import dev.gatehouse.contracts.PaymentId;
import dev.gatehouse.contracts.PaymentMethod;
import dev.gatehouse.contracts.payment.PaymentActionRequired;
import dev.gatehouse.contracts.payment.PaymentAuthorized;
import dev.gatehouse.contracts.payment.PaymentCaptureFailed;
import dev.gatehouse.contracts.payment.PaymentCaptured;
import dev.gatehouse.contracts.payment.PaymentChargedBack;
import dev.gatehouse.contracts.payment.PaymentDeclined;
import dev.gatehouse.contracts.payment.PaymentEvent;
import dev.gatehouse.contracts.payment.PaymentExpired;
import dev.gatehouse.contracts.payment.PaymentPending;
import dev.gatehouse.contracts.payment.PaymentRefundFailed;
import dev.gatehouse.contracts.payment.PaymentRefunded;
import dev.gatehouse.contracts.payment.PaymentVoided;
import org.jspecify.annotations.Nullable;

/**
 * What a customer sees of an order's payment, whatever order its events arrive in.
 *
 * @param stage the newest that has arrived
 * @param captured known once the capture has arrived
 * @param refunded of all refunds that have arrived
 */
public record PaymentView(
        PaymentId paymentId, @Nullable Stage stage, @Nullable Money captured, @Nullable Money refunded) {

    /**
     * Where the payment stood as of that position in its stream.
     *
     * @param reference what the customer states with a transfer
     * @param actionUrl where the cardholder confirms the payment
     */
    public record Stage(long sequence, String status, @Nullable Money amount, @Nullable String reason,
            @Nullable PaymentMethod method, @Nullable String reference, @Nullable String actionUrl) {

        private static Stage of(long sequence, String status, @Nullable Money amount) {
            return new Stage(sequence, status, amount, null, null, null, null);
        }

        private static Stage failed(long sequence, String status, String reason) {
            return new Stage(sequence, status, null, reason, null, null, null);
        }
    }

    static PaymentView empty(PaymentId id) {
        return new PaymentView(id, null, null, null);
    }

    PaymentView with(PaymentEvent event, long at) {
        return switch (event) {
            case PaymentAuthorized authorized -> at(Stage.of(at, "AUTHORIZED", authorized.amount()));
            case PaymentPending pending -> at(new Stage(at, "PENDING", pending.amount(), null, pending.method(),
                    pending.reference(), null));
            case PaymentActionRequired required -> at(new Stage(at, "ACTION_REQUIRED", required.amount(), null, null,
                    null, required.actionUrl()));
            case PaymentCaptured capture -> new PaymentView(paymentId, stage, capture.amount(), refunded)
                    .at(Stage.of(at, "CAPTURED", capture.amount()));
            case PaymentDeclined declined -> at(Stage.failed(at, "DECLINED", declined.reason()));
            case PaymentCaptureFailed failed -> at(Stage.failed(at, "CAPTURE_FAILED", failed.reason()));
            case PaymentVoided voided -> at(Stage.of(at, "VOIDED", voided.amount()));
            case PaymentExpired expired -> at(Stage.of(at, "EXPIRED", expired.amount()));
            case PaymentRefunded refund -> new PaymentView(paymentId, stage, captured, larger(refund.refundedTotal()))
                    .at(Stage.of(at, "REFUNDED", null));
            // The payment stands as it stood before.
            case PaymentRefundFailed _ -> this;
            case PaymentChargedBack charged -> at(new Stage(at, "CHARGED_BACK", charged.amount(), charged.reason(),
                    null, null, null));
        };
    }

    private PaymentView at(Stage other) {
        var newest = stage == null || stage.sequence() < other.sequence() ? other : stage;
        return new PaymentView(paymentId, newest, captured, refunded);
    }

    private Money larger(Money total) {
        return refunded == null || refunded.amount() < total.amount() ? total : refunded;
    }

    /** As it is called outside. */
    public String status() {
        if (stage == null) {
            return "UNKNOWN";
        }
        return stage.status().equals("REFUNDED") && captured != null && !captured.equals(refunded)
                ? "PARTIALLY_REFUNDED"
                : stage.status();
    }
}
