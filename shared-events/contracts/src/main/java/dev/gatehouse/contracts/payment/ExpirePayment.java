package dev.gatehouse.contracts.payment;

import dev.gatehouse.contracts.Command;
import dev.gatehouse.contracts.PaymentId;
import dev.gatehouse.contracts.Required;

/** The last reminder has gone unanswered. */
public record ExpirePayment(PaymentId paymentId) implements Command {

    public ExpirePayment {
        Required.value("paymentId", paymentId);
    }
}
