package dev.gatehouse.contracts.payment;

import dev.gatehouse.contracts.PublishedEvent;
import dev.gatehouse.contracts.PaymentId;

/** An event of the payment context. */
public sealed interface PaymentEvent extends PublishedEvent
        permits PaymentAuthorized, PaymentDeclined, PaymentPending, PaymentActionRequired, PaymentCaptured,
        PaymentCaptureFailed, PaymentVoided, PaymentExpired, PaymentRefunded, PaymentRefundFailed, PaymentChargedBack {
    PaymentId paymentId();
}
